using System.Text.Json;
using TriageBot.Replay.Wire;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Ecs;

internal static class Clusters
{
    public static void Describe(Place place, Input input, Utf8JsonWriter json)
    {
        var wanted = input.Texts("clusters") is { Count: > 0 } names ? names : ["default"];
        if (wanted.Count > 100)
            throw AwsRefusal.InvalidParameter("Clusters cannot have more than 100 elements.");
        var tags = input.WantsTags("ATTACHMENTS", "CONFIGURATIONS", "SETTINGS", "STATISTICS");
        var clusters = All(place, "ecs:DescribeClusters");
        var found = wanted.ToLookup(name => clusters.Find(cluster => cluster.Text("clusterArn") == name || Name(cluster) == name));
        json.WriteList("clusters", found.Select(group => group.Key).OfType<Recorded>(), tags ? [] : ["tags"]);
        json.WriteMissing(found[null].Select(name => Arns.IsArn(name) ? name : place.Arn("ecs", $"cluster/{name}")));
    }

    public static void List(Place place, Input input, Utf8JsonWriter json)
    {
        var (page, next) = Paging.Cut(All(place, "ecs:ListClusters"), input.PageSize(100), input.Text("nextToken"), "clusters");
        json.WriteTexts("clusterArns", page.Select(cluster => cluster.Text("clusterArn")));
        json.WriteNext(next);
    }

    private static List<Recorded> All(Place place, string action) => [.. place.List("ecs", "clusters", action, "*").DistinctBy(cluster => cluster.Text("clusterArn"))];

    private static string Name(Recorded cluster) => cluster.Text("clusterName") ?? Arns.Last(cluster.Text("clusterArn")!);
}
