using System.Text.Json;
using TriageBot.Replay.Cases;
using TriageBot.Replay.Wire;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Ecr;

/// <summary>The registry that a request means: the caller's, unless it names another account's.</summary>
internal sealed record Registry(Place Place, string Id, string Action)
{
    public static Registry Of(Place place, Input input, string operation) => new(place, input.Text("registryId") ?? place.Account, $"ecr:{operation}");

    /// <summary>What a list holds of this registry. Of another account's registry only what is recorded is known: a list without it denies.</summary>
    public IReadOnlyList<Recorded> List(string list)
    {
        var here = Place.List("ecr", list, Action, Resource("*")).Where(Belongs).ToList();
        if (here.Count == 0 && Id != Place.Account && !Place.Known("ecr", "repositories").Any(Belongs))
            throw AwsRefusal.NotRecorded(Place.Caller, Action, Resource("*"));
        return here;
    }

    /// <summary>The repositories, if the case records them.</summary>
    public Recorded? Repository(string name) => Place.Known("ecr", "repositories").FirstOrDefault(repository => Belongs(repository) && repository.Text("repositoryName") == name);

    /// <summary>A repository is not there where the case records repositories without it, and nothing else of it.</summary>
    public void MustHave(string name, bool elseKnown)
    {
        if (!elseKnown && Repository(name) is null && (Place.Cases.Count == 0 || Place.Cases.Any(c => c.State.List("ecr", "repositories") is not null || c.State.IsEmpty("ecr"))))
            throw NoRepository(name);
    }

    public AwsRefusal NoRepository(string name) =>
        new("RepositoryNotFoundException", $"The repository with name '{Said.Short(name)}' does not exist in the registry with id '{Said.Short(Id)}'");

    public string Resource(string name) => $"arn:{Place.Partition}:ecr:{Place.Region}:{Said.Short(Id)}:repository/{Said.Short(name)}";

    public static string RequiredName(Input input) => input.Text("repositoryName") is { Length: > 0 } name
        ? name
        : throw AwsRefusal.InvalidParameter("Invalid parameter at 'repositoryName' failed to satisfy constraint: 'must not be null'");

    private bool Belongs(Recorded thing) => (thing.Text("registryId") ?? thing.Text("repositoryArn")?.Split(':').ElementAtOrDefault(4) ?? Place.Account) == Id;
}

/// <summary>What ECR demands of every list.</summary>
internal static class EcrPages
{
    public static int Size(Input input, bool byName) => input.Number("maxResults") switch
    {
        null => 100,
        _ when byName => throw AwsRefusal.InvalidParameter("Invalid parameter at 'maxResults' failed to satisfy constraint: 'This option cannot be used when you specify what to describe'"),
        >= 1 and <= 1000 and var size => (int)size,
        _ => throw AwsRefusal.InvalidParameter("Invalid parameter at 'maxResults' failed to satisfy constraint: 'Member must be between 1 and 1000'"),
    };

    /// <summary>A thing as recorded, without what ECR tells by a call of its own.</summary>
    public static void Write(Utf8JsonWriter json, string list, IEnumerable<Recorded> things, params string[] without)
    {
        json.WriteStartArray(list);
        foreach (var thing in things)
        {
            json.WriteStartObject();
            foreach (var member in thing.Value.EnumerateObject().Where(member => !without.Contains(member.Name)))
                member.WriteTo(json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
