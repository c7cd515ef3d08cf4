using TriageBot.Triage.Logs;

namespace TriageBot.Triage.Gathering.Probes;

/// <summary>Where to look for what ECS has forgotten: the newest window first, since FilterLogEvents reads a window from its oldest end.</summary>
internal static class PastWindows
{
    /// <summary>Pages that may be read in one window.</summary>
    public const int PageBudget = 5;

    private static readonly TimeSpan[] Ages =
        [TimeSpan.Zero, TimeSpan.FromHours(6), TimeSpan.FromDays(1), TimeSpan.FromDays(3), TimeSpan.FromDays(7), TimeSpan.FromDays(30)];

    public static IEnumerable<TimeWindow> NewestFirst(DateTimeOffset now) =>
        Ages.Zip(Ages.Skip(1), (from, to) => new TimeWindow(now - to, now - from));
}
