using System.Text.Json;
using TriageBot.Replay.Cases;
using TriageBot.Replay.Wire;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Ecr;

/// <summary>Repositories. A case keeps a repository's policy beside it as <c>policyText</c>: its text or the document; null where it has none.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeRepositories.html, API_GetRepositoryPolicy.html</remarks>
internal static class Repositories
{
    private const string Policy = "policyText";

    public static void Describe(Place place, Input input, Utf8JsonWriter json)
    {
        var registry = Registry.Of(place, input, "DescribeRepositories");
        var wanted = input.Texts("repositoryNames") ?? [];
        if (wanted.Count > 100)
            throw AwsRefusal.InvalidParameter("Invalid parameter at 'repositoryNames' failed to satisfy constraint: 'Member must have length less than or equal to 100'");
        var size = EcrPages.Size(input, wanted.Count > 0);
        var known = registry.List("repositories").DistinctBy(repository => repository.Text("repositoryName")).ToList();
        if (wanted.FirstOrDefault(name => !known.Exists(repository => repository.Text("repositoryName") == name)) is { } missing)
            throw registry.NoRepository(missing);
        var found = known.Where(repository => wanted.Count == 0 || wanted.Contains(repository.Text("repositoryName")!)).ToList();
        var (page, next) = Paging.Cut(found, size, input.Text("nextToken"), $"repositories/{registry.Id}");
        EcrPages.Write(json, "repositories", page, Policy);
        if (next is not null)
            json.WriteString("nextToken", next);
    }

    public static void GetPolicy(Place place, Input input, Utf8JsonWriter json)
    {
        var registry = Registry.Of(place, input, "GetRepositoryPolicy");
        var name = Registry.RequiredName(input);
        var repository = registry.List("repositories").FirstOrDefault(repository => repository.Text("repositoryName") == name) ?? throw registry.NoRepository(name);
        if (repository.Member(Policy) is not { } policy)
            throw AwsRefusal.NotRecorded(place.Caller, registry.Action, registry.Resource(name));
        if (policy.ValueKind == JsonValueKind.Null)
            throw new AwsRefusal("RepositoryPolicyNotFoundException", $"Repository policy does not exist for the repository with name '{Said.Short(name)}' in the registry with id '{Said.Short(registry.Id)}'");
        json.WriteString("registryId", registry.Id);
        json.WriteString("repositoryName", name);
        json.WriteString(Policy, policy.ValueKind == JsonValueKind.String ? policy.GetString() : policy.GetRawText());
    }
}
