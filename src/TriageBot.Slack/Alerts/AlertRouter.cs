using TriageBot.Slack.Access;
using TriageBot.Triage;
using TriageBot.Triage.Alerts;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Targets;

namespace TriageBot.Slack.Alerts;

/// <summary>Which channel an alert by webhook or queue goes to.</summary>
internal sealed class AlertRouter(AlertSettings settings, SlackDirectory directory)
{
    /// <summary>
    /// The channel as far as the alert alone tells: its limit holds for the look-ups. A route by tag, bucket or owner counts as a match here,
    /// since only the answer will tell.
    /// </summary>
    public Task<string?> Likely(AlertSubject subject, CancellationToken cancellationToken) =>
        Channel(settings.Routes.FirstOrDefault(r => Names(r, subject.Cluster, subject.Service)), cancellationToken);

    /// <summary>The channel by all that is known in the end.</summary>
    public Task<string?> Final(Answer answer, string? owner, CancellationToken cancellationToken)
    {
        var (cluster, service) = Place(answer);
        var bucket = answer.Conclusion?.Bucket ?? answer.Reading?.Bucket ?? Bucket.Unknown;
        var tags = answer.Dossier.Service?.Service.Tags ?? [];
        return Channel(
            settings.Routes.FirstOrDefault(r => Names(r, cluster, service)
                && (r.Bucket is null || r.Bucket == bucket.Name())
                && Wildcards.Matches(r.Owner, owner)
                && (r.Tag is null || tags.Any(t => Wildcards.Matches(r.Tag, $"{t.Key}={t.Value}")))),
            cancellationToken);
    }

    /// <summary>Cluster and service of what was found, else of what was asked.</summary>
    internal static (string? Cluster, string? Service) Place(Answer answer) => answer switch
    {
        { Dossier.Task: { } task } => (task.Cluster, task.Service),
        { Ask.Target: ServiceTarget service } => (service.Cluster, service.Service),
        { Ask.Target: TaskTarget task } => (task.Cluster, null),
        _ => (null, null),
    };

    private static bool Names(AlertRoute route, string? cluster, string? service) =>
        Wildcards.Matches(route.Cluster, cluster) && Wildcards.Matches(route.Service, service);

    private async Task<string?> Channel(AlertRoute? route, CancellationToken cancellationToken) =>
        (route?.Channel ?? settings.Channel) is { } named ? await directory.ChannelId(named, cancellationToken) : null;
}
