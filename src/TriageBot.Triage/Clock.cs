namespace TriageBot.Triage;

/// <summary>The time, twice: what it is, and how waiting is done. A replay tells the same time and does not wait.</summary>
/// <param name="Time">The clock, and the timers of deadlines.</param>
/// <param name="Waits">Used for waiting only: back-off and second looks.</param>
public sealed record Clock(TimeProvider Time, TimeProvider Waits);
