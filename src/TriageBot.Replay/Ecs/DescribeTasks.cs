using System.Text.Json;
using TriageBot.Replay.Wire;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Ecs;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTasks.html</summary>
internal static class DescribeTasks
{
    private const string Action = "ecs:DescribeTasks";

    public static void Answer(Place place, Input input, Utf8JsonWriter json)
    {
        var wanted = input.Required("tasks", "Tasks", 100);
        var tags = input.WantsTags();
        var cluster = Cluster.Find(place, input.Text("cluster"), Action);
        var tasks = Tasks.Remembered(cluster, Action).ToLookup(task => Arns.Last(task.Text("taskArn")!), StringComparer.Ordinal);

        List<Recorded> found = [];
        List<string> missing = [];
        foreach (var identifier in wanted.Distinct(StringComparer.Ordinal))
        {
            if (Arns.Cluster(identifier) is { } other && other != cluster.Name)
                throw AwsRefusal.InvalidParameter($"Identifier is for cluster {other}. Your cluster is {cluster.Name}");
            var task = tasks[Arns.Last(identifier)].FirstOrDefault(task => !Arns.IsArn(identifier) || SameTask(task.Text("taskArn")!, identifier));
            if (task is not null)
                found.Add(task);
            else if (Arns.IsArn(identifier))
                missing.Add(identifier);
            else
                missing.Add(place.Arn("ecs", $"task/{cluster.Name}/{Id(identifier)}"));
        }

        json.WriteList("tasks", found, tags ? [] : ["tags"]);
        json.WriteMissing(missing);
    }

    // The old form has no cluster; region and account must agree all the same.
    private static bool SameTask(string recorded, string asked) => Owner(recorded) == Owner(asked);

    private static string Owner(string arn) => arn[..Math.Max(0, arn.IndexOf('/', StringComparison.Ordinal))];

    private static string Id(string identifier) =>
        identifier.Length is 32 or 36 ? identifier : throw AwsRefusal.InvalidParameter("taskId length should be one of [32,36]");
}
