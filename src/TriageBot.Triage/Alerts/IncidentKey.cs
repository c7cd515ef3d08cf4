using TriageBot.Triage.Ecs;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Alerts;

/// <summary>
/// What makes two failures one incident: the same service (or family), bucket, cause, and signature of the line that says so.
/// It groups; it asserts nothing of the alerts that are grouped.
/// </summary>
/// <param name="Subject">The service or family, with its account, Region and cluster; the same for each of its tasks.</param>
/// <param name="Name">The service or family as a reader knows it.</param>
/// <param name="Bucket">Of the conclusion, else of the reading.</param>
/// <param name="Signature">What matched the line that speaks for it.</param>
/// <param name="IsProven">False where bucket and cause are a reading.</param>
public sealed record IncidentKey(string Subject, string Name, string Bucket, string Cause, string Signature, bool IsProven)
{
    public static IncidentKey Of(Answer answer)
    {
        var reading = answer.Reading;
        var (subject, name) = SubjectOf(answer.Dossier.Task, answer.Ask.Target);
        return new IncidentKey(
            subject,
            name,
            (answer.Conclusion?.Bucket ?? reading?.Bucket ?? Rulebook.Bucket.Unknown).Name(),
            answer.Conclusion?.Cause ?? reading?.Cause ?? "unknown",
            reading?.For.Select(c => c.Signature).FirstOrDefault(s => s is not null) ?? "",
            answer.Conclusion is not null);
    }

    /// <summary>For comparing.</summary>
    public override string ToString() => $"{Subject}|{Bucket}|{Cause}|{Signature}";

    /// <summary>The same for failures of other services that came to the same; null where no line was matched that would tell.</summary>
    public string? Kind => Signature.Length > 0 ? $"{Bucket}|{Cause}|{Signature}" : null;

    /// <summary>For readers: <c>checkout · OOM · container_oom</c>, and that it is a reading where it is one.</summary>
    public string Text => $"{Name} · {(IsProven ? "" : "reading ")}{Bucket} · {Cause}";

    private static (string Subject, string Name) SubjectOf(EcsTask? task, Target target)
    {
        if (task is null || Arn.Read(task.TaskArn).Arn is not { } arn)
            return (TargetKeys.Of(target), NameOf(target));

        var family = task.TaskDefinition?.Split(':')[0];
        return task.Service is { } service
            ? (TargetKeys.Of(new ServiceTarget(new AwsScope(arn.Account, arn.Region), task.Cluster, service)), service)
            : ($"family/{arn.Account}/{arn.Region}/{task.Cluster}/{family}", family ?? NameOf(target));
    }

    private static string NameOf(Target target) => target switch
    {
        ServiceTarget service => service.Service,
        RevisionTarget revision => revision.Family,
        TaskTarget task => $"task {task.TaskId[..Math.Min(8, task.TaskId.Length)]}",
        _ => "a task",
    };
}
