using System.Text.Json;
using TriageBot.Replay.Wire;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Ecs;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeCapacityProviders.html</summary>
internal static class CapacityProviders
{
    public static void Describe(Place place, Input input, Utf8JsonWriter json)
    {
        var wanted = (input.Texts("capacityProviders") ?? []).Distinct(StringComparer.Ordinal).ToList();
        if (wanted.Count > 100)
            throw AwsRefusal.InvalidParameter("Capacity providers cannot have more than 100 elements.");
        var size = input.Number("maxResults") switch
        {
            null => 10,
            >= 1 and <= 10 and var asked => (int)asked,
            _ => throw AwsRefusal.InvalidParameter("maxResults must be between 1 and 10."),
        };
        var tags = input.WantsTags();
        var cluster = input.Text("cluster");
        var known = place.List("ecs", "capacityProviders", "ecs:DescribeCapacityProviders", "*")
            .Where(provider => cluster is null || provider.Text("cluster") is not { } home || Arns.Last(home) == Arns.Last(cluster))
            .DistinctBy(provider => provider.Text("name"))
            .ToList();
        List<Recorded> found = wanted.Count == 0 ? known : [.. known.Where(provider => wanted.Any(name => Is(provider, name)))];
        var (page, next) = Paging.Cut(found, wanted.Count == 0 ? size : 100, input.Text("nextToken"), $"providers/{cluster}/{string.Join(',', wanted)}");
        json.WriteList("capacityProviders", page, tags ? [] : ["tags"]);
        json.WriteMissing(wanted.Where(name => !known.Exists(provider => Is(provider, name))).Select(name => Arns.IsArn(name) ? name : place.Arn("ecs", $"capacity-provider/{name}")));
        json.WriteNext(next);
    }

    private static bool Is(Recorded provider, string name) => provider.Text("name") == name || provider.Text("capacityProviderArn") == name;
}
