using TriageBot.Replay.Cases;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Ecs;

/// <summary>What ECS still knows of a cluster's tasks.</summary>
internal static class Tasks
{
    // "At least about one hour" is what AWS says; a replay has to decide.
    private static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    public static List<Recorded> Remembered(Cluster cluster, string action) =>
        [.. cluster.List("tasks", action).Where(task => !Forgotten(task)).DistinctBy(task => task.Text("taskArn"))];

    private static bool Forgotten(Recorded task) =>
        task.Text("lastStatus") == "STOPPED" && task.Member("stoppedAt") is { } stopped && WireTimes.FromSeconds(stopped) < task.Now - Memory;
}
