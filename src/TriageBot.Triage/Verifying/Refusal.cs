using TriageBot.Triage.Gathering;

namespace TriageBot.Triage.Verifying;

/// <summary>Why the gate did not let a draft through.</summary>
/// <param name="LineId">The line at fault; null where it is the draft as a whole.</param>
/// <param name="Because">For people.</param>
public sealed record Refusal(RefusalKind Kind, string? LineId, string Because)
{
    /// <summary>What kept the line from being read back; null where reading is not what failed.</summary>
    public Gap? Gap { get; init; }
}

public enum RefusalKind
{
    /// <summary>Nothing was cited.</summary>
    NoLine,

    /// <summary>No such line was gathered.</summary>
    InventedLine,

    /// <summary>Read back, it is not there, or not to the letter.</summary>
    NotThere,

    /// <summary>It could not be read back.</summary>
    Unreadable,

    /// <summary>It is of another task, service, container or log.</summary>
    BelongsElsewhere,

    /// <summary>It was not written in the container's last life.</summary>
    AnotherTime,

    /// <summary>No signature of the cause matches it.</summary>
    DoesNotSupport,

    /// <summary>Its source corroborates, and cannot back a cause alone.</summary>
    CannotBackAlone,

    /// <summary>Other evidence rules the cause out.</summary>
    Contradicted,

    /// <summary>UNKNOWN, a cause that nobody may name, or a bucket that is not the cause's.</summary>
    NoConclusion,

    /// <summary>Words are quoted that do not stand in the line, or of a line that is not cited.</summary>
    Misquoted,

    /// <summary>The summary holds a figure, name or quotation that the cited evidence does not hold.</summary>
    Ungrounded,

    /// <summary>Its words, or what it rules out or advises, are not of a form that may be shown.</summary>
    Unfit,

    /// <summary>What came is no draft.</summary>
    WrongShape,
}
