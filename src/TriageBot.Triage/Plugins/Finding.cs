using TriageBot.Triage.Gathering;

namespace TriageBot.Triage.Plugins;

/// <summary>What a look-up brought: a value, or nothing and why. A plugin never throws at its caller for what AWS says.</summary>
/// <param name="Value">Null where nothing was found or could be read.</param>
/// <param name="Look">What was asked and what came of it.</param>
/// <param name="Gap">What stays unseen; null where the look itself worked.</param>
public sealed record Finding<T>(T? Value, Look Look, Gap? Gap)
    where T : class;
