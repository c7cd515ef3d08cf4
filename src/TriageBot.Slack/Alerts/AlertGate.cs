using TriageBot.Slack.Access;
using TriageBot.Slack.Requests;
using TriageBot.Slack.Work;
using TriageBot.Triage.Alerts;
using TriageBot.Triage.Targets;

namespace TriageBot.Slack.Alerts;

/// <summary>From an alert to a channel and a target that may be read for it: every step can refuse. Refusals go to the log, since nobody asked.</summary>
internal sealed class AlertGate(Doorkeeper doorkeeper, AlertRouter router, SlackDirectory directory, AlertSettings settings, Heart heart, TargetDefaults defaults)
{
    public async Task<AlertPass> Check(AlertRequest asked, CancellationToken cancellationToken)
    {
        var self = await directory.Self(cancellationToken);
        if (asked.SenderIds.Any(id => id == self.BotId || id == self.UserId))
            return AlertPass.Refused("it is a message of my own");
        if (!asked.IsOutsideSlack && settings.Senders.Count > 0 && !settings.Senders.Any(asked.SenderIds.Contains))
            return AlertPass.Refused($"its sender is not among Alerts:Senders ({string.Join(", ", asked.SenderIds)})");

        var channel = asked.IsOutsideSlack ? await router.Likely(asked.Alert.Subject, cancellationToken) : asked.Channel;
        if (channel is null)
            return AlertPass.Refused("no channel is configured for it that I am in (Alerts:Channel, Alerts:Routes)");

        var team = asked.IsOutsideSlack ? self.TeamId : asked.Asker.Team;
        var admission = await doorkeeper.AdmitAlert(team, channel, cancellationToken);
        if (admission.Refusal is { } refusal)
            return AlertPass.Refused(refusal);

        return new AlertPass(team, channel, admission.Binding, null);
    }

    /// <summary>The target, filled from the channel's binding and held against it.</summary>
    public BoundTarget Target(AlertPass pass, AlertSubject subject)
    {
        if (AlertTargets.Of(subject, BoundTarget.Defaults(defaults, pass.Binding)) is not { } named)
            return new BoundTarget(null, "it names no Region, and none is configured");

        return Enter(pass, named);
    }

    /// <summary>A target held against the channel's binding.</summary>
    public BoundTarget Enter(AlertPass pass, Target target)
    {
        var bound = BoundTarget.Of(target, pass.Binding);
        return bound.Target is { Scope.Role: null } free ? heart.Enter(free) : bound;
    }

    /// <summary>Whether the target may be told of in another channel too.</summary>
    public async Task<AlertPass> Check(string team, string channel, Target target, CancellationToken cancellationToken)
    {
        var admission = await doorkeeper.AdmitAlert(team, channel, cancellationToken);
        var refusal = admission.Refusal ?? BoundTarget.Of(target, admission.Binding).Refusal;
        return refusal is null ? new AlertPass(team, channel, admission.Binding, null) : AlertPass.Refused(refusal);
    }
}

/// <param name="Channel">Empty where it was refused.</param>
internal sealed record AlertPass(string Team, string Channel, ChannelBinding? Binding, string? Refusal)
{
    public static AlertPass Refused(string because) => new("", "", null, because);
}
