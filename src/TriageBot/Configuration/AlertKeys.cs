using TriageBot.Slack.Alerts;
using TriageBot.Triage.Alerts;
using TriageBot.Triage.Rulebook;

namespace TriageBot.Configuration;

/// <summary>The keys about alerts.</summary>
internal static class AlertKeys
{
    private const string Hours = "hours such as 22:00-07:00, with a time zone behind them where it is not UTC: 22:00-07:00 Europe/Berlin";

    public static IReadOnlyList<KnownKey> OfChannels { get; } =
    [
        new("Slack:Channels:#:Alerts", "true or false", IsTruth),
        new("Slack:Channels:#:Mentions", "true or false", IsTruth),
        new("Slack:Channels:#:QuietHours", Hours, v => QuietHours.Parse(v) is not null),
        new("Slack:Channels:#:PerHour", "a whole number between 1 and 1000", v => Values.IsNumber(v, 1, 1000)),
    ];

    public static IReadOnlyList<KnownKey> All { get; } =
    [
        .. KnownKeys.Secret("Alerts:PagerDutySecret"),
        .. KnownKeys.Secret("Alerts:OpsgenieSecret"),
        .. KnownKeys.Secret("Alerts:GrafanaSecret"),
        .. KnownKeys.Secret("Alerts:AlertmanagerSecret"),
        .. KnownKeys.Secret("Alerts:GenericSecret"),
        new("Alerts:SnsTopics:#", "a topic's ARN, such as arn:aws:sns:eu-central-1:123456789012:alarms", Values.IsTopic),
        new("Alerts:Queue", "an SQS queue's URL or ARN", v => QueueAddress.Parse(v, null) is not null),
        new("Alerts:InChannels", "true or false", IsTruth),
        KnownKeys.Text("Alerts:Senders:#", "the id of an app or a bot, such as A0123ABCD or B0123ABCD"),
        KnownKeys.Text("Alerts:Channel", "a channel's name or id"),
        KnownKeys.Text("Alerts:Routes:#:Cluster", "a cluster's name, * for any part of it"),
        KnownKeys.Text("Alerts:Routes:#:Service", "a service's name, * for any part of it"),
        new("Alerts:Routes:#:Tag", "a tag of the service, such as team=payments", v => v.IndexOf('=', StringComparison.Ordinal) > 0),
        new("Alerts:Routes:#:Bucket", string.Join(", ", Enum.GetValues<Bucket>().Select(b => b.Name())), v => Buckets.Parse(v) is not null),
        KnownKeys.Text("Alerts:Routes:#:Owner", "an owner's name, * for any part of it"),
        KnownKeys.Text("Alerts:Routes:#:Channel", "a channel's name or id"),
        KnownKeys.Text("Alerts:Owners:#:Cluster", "a cluster's name, * for any part of it"),
        KnownKeys.Text("Alerts:Owners:#:Service", "a service's name, * for any part of it"),
        KnownKeys.Text("Alerts:Owners:#:Name", "who owns it"),
        new("Alerts:Owners:#:Mention", "the id of a user or a user group, such as U0123ABCD or S0123ABCD", Values.IsMention),
        KnownKeys.Text("Alerts:OwnerTags:#", "a tag's key"),
        new("Alerts:Window", "a time between 00:01:00 and 1.00:00:00", v => Values.Window(v) is not null),
        new("Alerts:Mute", "a time between 00:01:00 and 1.00:00:00", v => Values.Window(v) is not null),
        new("Alerts:PerHour", "a whole number between 1 and 1000", v => Values.IsNumber(v, 1, 1000)),
        new("Alerts:QuietHours", Hours, v => QuietHours.Parse(v) is not null),
    ];

    private static bool IsTruth(string value) => value is "true" or "false";
}
