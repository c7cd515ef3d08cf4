using TriageBot.Triage.Ports;

namespace TriageBot.Triage.Gathering;

/// <summary>One look-up and what came of it. "Looked, found nothing" is evidence too.</summary>
/// <param name="Id">Names the look in a report, such as <c>task</c>, <c>logs/checkout</c>, <c>events</c>.</param>
/// <param name="Source">The API that was asked: <c>ecs</c>, <c>logs</c>.</param>
/// <param name="Query">The exact query, so that a person can repeat it.</param>
/// <param name="Window">The span of time that was looked at, where there is one.</param>
/// <param name="Detail">One line for people.</param>
public sealed record Look(string Id, string Source, string Query, string? Window, LookResult Result, string Detail)
{
    /// <summary>How many things were found.</summary>
    internal int Size { get; init; }
}

public enum LookResult
{
    Found,
    Nothing,
    Denied,
    Failed,
}

/// <summary>What could not be seen.</summary>
/// <param name="What">What was tried, for people.</param>
/// <param name="Because">What AWS said, or why it cannot be read.</param>
/// <param name="Grant">The one IAM statement (or setting) that would open it; null where none would.</param>
public sealed record Gap(string What, string Because, string? Grant)
{
    /// <summary>What went wrong with the read; null where the gap is none of AWS's making.</summary>
    public FailureKind? Kind { get; init; }

    /// <summary>True where it is a log group that Logs Insights reads and nothing else.</summary>
    internal bool NeedsInsights { get; init; }
}
