using System.Globalization;

namespace TriageBot.Triage.Questions;

/// <summary>A question about an incident, as it was understood. What it names is still to be held against the incident: nothing in it widens what may be read.</summary>
public abstract record Question
{
    /// <summary>The same as a command: what a question in free words was taken for. Read again, it is the same question.</summary>
    public abstract string Command { get; }

    /// <summary>True for a command; false where free words were taken for one.</summary>
    public bool IsCommand { get; init; } = true;

    /// <summary>True for words that are no command, not even one with a typing mistake: a model may read them.</summary>
    public bool IsFree { get; init; }

    /// <summary>Which page of a long answer, from one.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The names of AWS's things in it: an incident answers about its own alone.</summary>
    public IReadOnlyList<Named> Names { get; init; } = [];

    /// <summary>The parts of a command that are there, and which page of its answer.</summary>
    private protected string Of(params string?[] parts) => string.Join(' ', parts.Append(Page > 1 ? string.Create(CultureInfo.InvariantCulture, $"page {Page}") : null).Where(p => !string.IsNullOrEmpty(p)));

    private protected static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}

/// <param name="Count">How many lines; null leaves it to the answer.</param>
/// <param name="At">Null where no time is named: then it is the death.</param>
/// <param name="Container">Null for the one that is explained.</param>
public sealed record LogsQuestion(int? Count, Side Side, When? At, string? Container) : Question
{
    public override string Command => Of("logs", Number(Count), At is null && Side == Side.Around ? null : $"{Side.ToString().ToLowerInvariant()} {(At ?? new TheDeath()).Words}", Container);
}

/// <summary>On which side of a time.</summary>
public enum Side
{
    Before,
    After,
    Around,
}

/// <param name="Words">To be found in a line, to the letter, in any case of letters.</param>
public sealed record SearchQuestion(string Words) : Question
{
    public override string Command => Of("search", $"\"{Words}\"");
}

public sealed record EventsQuestion : Question
{
    public override string Command => Of("events");
}

public sealed record TimelineQuestion : Question
{
    public override string Command => Of("timeline");
}

public sealed record SiblingsQuestion : Question
{
    public override string Command => Of("siblings");
}

/// <param name="Period">Null for as far back as is usual.</param>
public sealed record HistoryQuestion(Period? Period) : Question
{
    public override string Command => Of("history", Period?.Words);
}

/// <param name="From">A revision; null for the last that ran well.</param>
/// <param name="To">A revision; null for the incident's.</param>
public sealed record DiffQuestion(int? From, int? To) : Question
{
    public override string Command => Of("diff", Number(From), Number(To));
}

/// <param name="Action">Such as <c>kms:Decrypt</c>.</param>
/// <param name="Resource">An ARN; null for what the incident names.</param>
/// <param name="IsOfExecution">Which of the task's two roles; null leaves it to how far the task came.</param>
public sealed record IamQuestion(string Action, string? Resource, bool? IsOfExecution = null) : Question
{
    public override string Command => Of("iam", Action, Resource, IsOfExecution switch { true => "as execution role", false => "as task role", null => null });
}

public sealed record RoleQuestion : Question
{
    public override string Command => Of("role");
}

/// <param name="Host">A name or an address; null for what the incident could not reach.</param>
public sealed record NetworkQuestion(string? Host, int? Port) : Question
{
    public override string Command => Of("network", Port is { } port ? $"{Host}:{port}" : Host);
}

public sealed record MemoryQuestion : Question
{
    public override string Command => Of("memory");
}

public sealed record CpuQuestion : Question
{
    public override string Command => Of("cpu");
}

public sealed record HealthQuestion : Question
{
    public override string Command => Of("health");
}

/// <param name="Cause">In a person's words, or the rulebook's.</param>
public sealed record WhyNotQuestion(string Cause) : Question
{
    public override string Command => Of("why not", Cause);
}

/// <summary>The whole incident is to be looked into afresh.</summary>
public sealed record AgainQuestion : Question
{
    public override string Command => Of("again");
}

public sealed record HelpQuestion : Question
{
    public override string Command => Of("help");
}

/// <summary>A question that is none of these.</summary>
/// <param name="Nearest">The command that a word of it is a few typing mistakes away from; null where none is near.</param>
/// <param name="Asked">Its beginning, in the person's words.</param>
public sealed record UnclearQuestion(string? Nearest, string Asked) : Question
{
    public override string Command => Asked;
}
