using TriageBot.Triage.Ecs;
using TriageBot.Triage.Rulebook.Judgement;

namespace TriageBot.Triage.Rulebook.Filling;

/// <summary>
/// The ephemeral storage of a task on Fargate, in GiB.
/// See https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-storage.html
/// </summary>
internal static class Disk
{
    private const int Unless = 20;
    private const int Most = 200;

    /// <summary>Null on hosts, whose disks are their own.</summary>
    public static int? Now(EcsTask? task) => task is not null && task.IsFargate() ? task.EphemeralStorageGiB ?? Unless : null;

    public static int? Next(EcsTask? task) => Now(task) is > 0 and < Most and var now ? Math.Min(Most, now * 2) : null;
}
