namespace TriageBot.Triage.Questions;

/// <summary>A question about an incident, as it was understood. What it names is still to be held against the incident: nothing in it widens what may be read.</summary>
public abstract record Question
{
    /// <summary>What a question in free words was taken for, such as <c>history yesterday</c>; null for a command.</summary>
    public string? TakenFor { get; init; }

    /// <summary>Which page of a long answer, from one.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The names of AWS's things in it: an incident answers about its own alone.</summary>
    public IReadOnlyList<Named> Names { get; init; } = [];
}

/// <param name="Count">How many lines; null leaves it to the answer.</param>
/// <param name="At">Null where no time is named: then it is the death.</param>
/// <param name="Container">Null for the one that is explained.</param>
public sealed record LogsQuestion(int? Count, Side Side, When? At, string? Container) : Question;

/// <summary>On which side of a time.</summary>
public enum Side
{
    Before,
    After,
    Around,
}

/// <param name="Words">To be found in a line, to the letter, in any case of letters.</param>
public sealed record SearchQuestion(string Words) : Question;

public sealed record EventsQuestion : Question;

public sealed record TimelineQuestion : Question;

public sealed record SiblingsQuestion : Question;

/// <param name="Period">Null for as far back as is usual.</param>
public sealed record HistoryQuestion(Period? Period) : Question;

/// <param name="From">A revision; null for the last that ran well.</param>
/// <param name="To">A revision; null for the incident's.</param>
public sealed record DiffQuestion(int? From, int? To) : Question;

/// <param name="Action">Such as <c>kms:Decrypt</c>.</param>
/// <param name="Resource">An ARN; null for what the incident names.</param>
/// <param name="IsOfExecution">Which of the task's two roles; null leaves it to how far the task came.</param>
public sealed record IamQuestion(string Action, string? Resource, bool? IsOfExecution = null) : Question;

public sealed record RoleQuestion : Question;

/// <param name="Host">A name or an address; null for what the incident could not reach.</param>
public sealed record NetworkQuestion(string? Host, int? Port) : Question;

public sealed record MemoryQuestion : Question;

public sealed record CpuQuestion : Question;

public sealed record HealthQuestion : Question;

/// <param name="Cause">In a person's words, or the rulebook's.</param>
public sealed record WhyNotQuestion(string Cause) : Question;

/// <summary>The whole incident is to be looked into afresh.</summary>
public sealed record AgainQuestion : Question;

public sealed record HelpQuestion : Question;

/// <summary>A question that is none of these.</summary>
/// <param name="Nearest">The command that a word of it is a few typing mistakes away from; null where none is near.</param>
/// <param name="Asked">Its beginning, in the person's words.</param>
public sealed record UnclearQuestion(string? Nearest, string Asked) : Question;
