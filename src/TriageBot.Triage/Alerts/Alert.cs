namespace TriageBot.Triage.Alerts;

/// <summary>What a monitor, a pager or ECS itself said, whatever its format was. Its text is hostile: it yields identifiers and is shown, never obeyed.</summary>
public sealed record Alert
{
    /// <summary>Who says it, one of <see cref="AlertSources"/>.</summary>
    public required string Source { get; init; }

    /// <summary>The same when the same alert is delivered again, and unique within its source: <c>event.id</c> of PagerDuty, <c>MessageId</c> of SNS, <c>id</c> of an EventBridge event.</summary>
    public required string Id { get; init; }

    /// <summary>What it says in a line, bounded; to be escaped where it is shown.</summary>
    public required string Title { get; init; }

    public required AlertState State { get; init; }

    /// <summary>The same in the alert that fires and in the one that says it is over: an incident's id, an alarm's ARN, a fingerprint. Null where the format has none.</summary>
    public string? Group { get; init; }

    /// <summary>When it happened, by the alert's own word.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Where its people look at it: an absolute https address.</summary>
    public string? Url { get; init; }

    /// <summary>What it is about.</summary>
    public required AlertSubject Subject { get; init; }

    /// <summary>
    /// How the task stopped, by an ECS event, with whatever differs from task to task (ids, times, addresses) taken out: two stops of a service with the same
    /// symptom are taken for one incident before anybody has looked. Null where the alert does not say.
    /// </summary>
    public string? Symptom { get; init; }
}

public enum AlertState
{
    /// <summary>Something is wrong now.</summary>
    Firing,

    /// <summary>It is over.</summary>
    Resolved,

    /// <summary>Neither: an acknowledgement, a note, a deployment, a scale-in, a job that ended well. Nobody is told.</summary>
    Quiet,
}

/// <summary>Who sends alerts.</summary>
public static class AlertSources
{
    public const string PagerDuty = "pagerduty";
    public const string CloudWatch = "cloudwatch";
    public const string Opsgenie = "opsgenie";
    public const string Datadog = "datadog";
    public const string Grafana = "grafana";
    public const string Alertmanager = "alertmanager";
    public const string EventBridge = "eventbridge";
    public const string Sns = "sns";
    public const string Generic = "generic";

    /// <summary>An app in a Slack channel of which only its name is known.</summary>
    public const string SlackApp = "slack";
}
