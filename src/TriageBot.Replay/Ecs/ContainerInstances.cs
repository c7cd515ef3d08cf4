using System.Text.Json;
using TriageBot.Replay.Wire;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Ecs;

/// <summary>The EC2 hosts of a cluster. A filter in the cluster query language is refused: it is not served.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeContainerInstances.html</remarks>
internal static class ContainerInstances
{
    public static void List(Place place, Input input, Utf8JsonWriter json)
    {
        var size = input.PageSize(100);
        var status = input.Text("status", "ACTIVE", "DRAINING", "REGISTERING", "DEREGISTERING", "REGISTRATION_FAILED");
        if (input.Text("filter") is not null)
            throw AwsRefusal.InvalidParameter("The filter expression is not recorded: list without one.");
        var cluster = Cluster.Find(place, input.Text("cluster"), "ecs:ListContainerInstances");
        // Without a status ECS lists every host but the inactive ones.
        var hosts = All(cluster, "ecs:ListContainerInstances").Where(host => status is null ? host.Text("status") != "INACTIVE" : (host.Text("status") ?? "ACTIVE") == status).ToList();
        var (page, next) = Paging.Cut(hosts, size, input.Text("nextToken"), $"hosts/{cluster.Name}/{status}");
        json.WriteTexts("containerInstanceArns", page.Select(host => host.Text("containerInstanceArn")));
        json.WriteNext(next);
    }

    public static void Describe(Place place, Input input, Utf8JsonWriter json)
    {
        var wanted = input.Required("containerInstances", "Container instances", 100);
        var tags = input.WantsTags("CONTAINER_INSTANCE_HEALTH");
        var health = (input.Texts("include") ?? []).Contains("CONTAINER_INSTANCE_HEALTH");
        var cluster = Cluster.Find(place, input.Text("cluster"), "ecs:DescribeContainerInstances");
        var hosts = All(cluster, "ecs:DescribeContainerInstances");
        var found = wanted.Distinct(StringComparer.Ordinal).ToLookup(name => hosts.Find(host => host.Text("containerInstanceArn") is { } arn && (arn == name || Arns.Last(arn) == (Arns.IsArn(name) ? "" : name))));
        string[] hidden = [.. tags ? Array.Empty<string>() : ["tags"], .. health ? Array.Empty<string>() : ["healthStatus"]];
        json.WriteList("containerInstances", found.Select(group => group.Key).OfType<Recorded>(), hidden);
        json.WriteMissing(found[null].Select(name => Arns.IsArn(name) ? name : place.Arn("ecs", $"container-instance/{cluster.Name}/{name}")));
    }

    private static List<Recorded> All(Cluster cluster, string action) => [.. cluster.List("containerInstances", action).DistinctBy(host => host.Text("containerInstanceArn"))];
}
