using TriageBot.Triage.Alerts;
using TriageBot.Triage.Targets;

namespace TriageBot.Slack.Alerts;

/// <summary>What of an alert can be investigated as it stands: a task, else a service.</summary>
internal static class AlertTargets
{
    /// <summary>Null where the alert names neither, or no Region is known.</summary>
    public static Target? Of(AlertSubject subject, TargetDefaults defaults)
    {
        var own = defaults with { Region = subject.Region ?? defaults.Region, Cluster = subject.Cluster ?? defaults.Cluster, Account = subject.Account ?? defaults.Account };
        var task = subject.Tasks.Select(t => TargetParser.Parse(t, own).Target).OfType<TaskTarget>().FirstOrDefault();
        return task is not null ? task : Service(subject, own);
    }

    /// <summary>What its alerts have in common: the service where it is known, else the task.</summary>
    public static string Key(AlertSubject subject, Target target) =>
        TargetKeys.Of(subject.Service is { } service && target is TaskTarget task ? new ServiceTarget(target.Scope, task.Cluster ?? subject.Cluster, service) : target);

    private static ServiceTarget? Service(AlertSubject subject, TargetDefaults defaults) =>
        subject.Service is { } service && defaults.Region is { } region ? new ServiceTarget(new AwsScope(defaults.Account, region), defaults.Cluster, service) : null;
}
