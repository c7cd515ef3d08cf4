using TriageBot.Replay.Wire;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Ecs;

/// <summary>A cluster that some case here records: in its list of clusters, or as the home of a task, a service or a host.</summary>
/// <param name="Place">Narrowed to the cases that record the cluster.</param>
internal sealed record Cluster(string Name, Place Place)
{
    /// <param name="named">Name or ARN; null is the cluster <c>default</c>.</param>
    /// <exception cref="AwsRefusal">No case records ECS at all, or none this cluster.</exception>
    public static Cluster Find(Place place, string? named, string action)
    {
        named ??= "default";
        if (place.Cases.Count > 0 && !place.Cases.Any(c => c.State.Records("ecs")))
            throw AwsRefusal.NotRecorded(place.Caller, action, place.Arn("ecs", "cluster/" + Arns.Last(named)));
        var cases = place.Cases.Where(c => Known(place with { Cases = [c] }).Any(arn => arn == named || Arns.Last(arn) == named)).ToList();
        return cases.Count > 0 ? new(Arns.Last(named), place with { Cases = cases }) : throw new AwsRefusal("ClusterNotFoundException", "Cluster not found.");
    }

    public IEnumerable<Recorded> List(string list, string action) =>
        Place.List("ecs", list, action, Place.Arn("ecs", $"cluster/{Name}")).Where(entry => ClusterOf(entry) == Name);

    private static IEnumerable<string> Known(Place place) =>
        place.Known("ecs", "clusters").Concat(place.Known("ecs", "tasks")).Concat(place.Known("ecs", "services")).Concat(place.Known("ecs", "containerInstances")).Select(entry => entry.Text("clusterArn") ?? ClusterOf(entry)).OfType<string>();

    private static string? ClusterOf(Recorded entry) =>
        entry.Text("clusterArn") is { } arn ? Arns.Last(arn) : Arns.Cluster(entry.Text("taskArn") ?? entry.Text("serviceArn") ?? entry.Text("containerInstanceArn") ?? "");
}
