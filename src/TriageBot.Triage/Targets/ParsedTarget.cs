namespace TriageBot.Triage.Targets;

/// <summary>The outcome of reading a target: the target, or one clear error.</summary>
public sealed record ParsedTarget
{
    private ParsedTarget(Target? target, TargetError? error) => (Target, Error) = (target, error);

    public Target? Target { get; }

    public TargetError? Error { get; }

    public static ParsedTarget Of(Target target) => new(target, null);

    public static ParsedTarget Unreadable(string found, string wouldWork) => new(null, new TargetError(found, wouldWork));
}

/// <summary>Why a text is no target.</summary>
/// <param name="Found">What was found, in the person's own words, bounded.</param>
/// <param name="WouldWork">What would work instead.</param>
public sealed record TargetError(string Found, string WouldWork);
