using System.Text.Json;
using TriageBot.Replay.Wire;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Ecs;

internal static class Services
{
    public static void Describe(Place place, Input input, Utf8JsonWriter json)
    {
        var wanted = input.Required("services", "Services", 10);
        var tags = input.WantsTags();
        var cluster = Cluster.Find(place, input.Text("cluster"), "ecs:DescribeServices");
        var services = All(cluster, "ecs:DescribeServices");
        List<Recorded> found = [];
        List<string> missing = [];
        foreach (var name in wanted.Distinct(StringComparer.Ordinal))
        {
            if (Arns.Cluster(name) is { } other && other != cluster.Name)
                throw AwsRefusal.InvalidParameter($"Identifier is for cluster {other}. Your cluster is {cluster.Name}");
            if (services.Find(service => service.Text("serviceArn") == name || Name(service) == (Arns.IsArn(name) ? "" : name)) is { } service)
                found.Add(service);
            else
                missing.Add(Arns.IsArn(name) ? name : place.Arn("ecs", $"service/{cluster.Name}/{name}"));
        }

        json.WriteList("services", found, tags ? [] : ["tags"]);
        json.WriteMissing(missing);
    }

    public static void List(Place place, Input input, Utf8JsonWriter json)
    {
        var size = input.PageSize(10);
        var launchType = input.Text("launchType", "EC2", "FARGATE", "EXTERNAL", "MANAGED_INSTANCES");
        var strategy = input.Text("schedulingStrategy", "REPLICA", "DAEMON");
        var cluster = Cluster.Find(place, input.Text("cluster"), "ecs:ListServices");
        var services = All(cluster, "ecs:ListServices").Where(service => service.Text("status") != "INACTIVE"
            && (launchType is null || service.Text("launchType") == launchType)
            && (strategy is null || (service.Text("schedulingStrategy") ?? "REPLICA") == strategy)).ToList();
        var (page, next) = Paging.Cut(services, size, input.Text("nextToken"), $"services/{cluster.Name}/{launchType}/{strategy}");
        json.WriteTexts("serviceArns", page.Select(service => service.Text("serviceArn")));
        json.WriteNext(next);
    }

    public static string Name(Recorded service) => service.Text("serviceName") ?? Arns.Last(service.Text("serviceArn")!);

    private static List<Recorded> All(Cluster cluster, string action) => [.. cluster.List("services", action).DistinctBy(service => service.Text("serviceArn"))];
}
