using TriageBot.Triage.Network;

namespace TriageBot.Triage.Checks;

/// <summary>A destination that a message may be about, and the cause that it has where there is no path.</summary>
internal sealed record Wanted(Destination To, string Cause);
