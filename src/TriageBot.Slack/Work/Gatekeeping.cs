using TriageBot.Slack.Access;
using TriageBot.Slack.Requests;
using TriageBot.Triage.Targets;

namespace TriageBot.Slack.Work;

/// <summary>From a request to a target that may be read for it: every step can refuse, and none reads AWS.</summary>
internal sealed class Gatekeeping(Doorkeeper doorkeeper, Heart heart, TargetDefaults defaults)
{
    public async Task<Pass> Check(SlackRequest asked, string target, CancellationToken cancellationToken)
    {
        var admission = await doorkeeper.Admit(asked.Asker, asked.Channel, cancellationToken);
        if (admission.Refusal is { } refusal)
            return Pass.Refused($"No answer here: {refusal}.");

        var parsed = TargetParser.Parse(target, BoundTarget.Defaults(defaults, admission.Binding));
        if (parsed.Target is null)
            return Pass.Refused($"I found no ECS task or service to look at{(target.Length > 0 ? $": {parsed.Error!.Found}" : " in that message")}. What works: {parsed.Error!.WouldWork}.");

        var bound = BoundTarget.Of(parsed.Target, admission.Binding);
        var entered = bound.Target is { Scope.Role: null } free ? heart.Enter(free) : bound;
        return entered.Target is { } allowed ? new Pass(allowed, null, admission.IsMember, admission.Binding) : Pass.Refused($"I may not read that here: {entered.Refusal}.");
    }
}

/// <param name="Target">Null where it was refused.</param>
/// <param name="Binding">The limit of the channel; null where it has none.</param>
internal sealed record Pass(Target? Target, string? Refusal, bool IsMember, ChannelBinding? Binding)
{
    public static Pass Refused(string because) => new(null, because, false, null);
}
