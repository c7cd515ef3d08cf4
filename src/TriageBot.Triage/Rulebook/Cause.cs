namespace TriageBot.Triage.Rulebook;

/// <summary>A cause that the rulebook knows.</summary>
/// <param name="Id">Snake case, from the vocabulary of causes.</param>
/// <param name="Family">The failure family that it belongs to, such as <c>memory</c>.</param>
/// <param name="Summary">One or two sentences with <c>{slots}</c> that code fills from the evidence.</param>
/// <param name="Action">The id of the next action; null where <paramref name="NoAction"/> says why there is none.</param>
/// <param name="NoSignature">Why no text can name this cause, where no signature does.</param>
/// <param name="Settle">What would settle it, where the evidence does not.</param>
public sealed record CauseEntry(
    string Id,
    string Family,
    Bucket Bucket,
    string Summary,
    string? Action,
    string? NoAction,
    string? NoSignature,
    string? Settle,
    Place At)
{
    /// <summary>Who is to be asked about it, in the words of whoever wrote the rule file; null for the built-in causes.</summary>
    public string? Owner { get; init; }

    /// <summary>Causes that its message can stand for as well: a check of the account may put one of them in its place.</summary>
    public IReadOnlyList<string> MayBe { get; init; } = [];
}

/// <summary>What to do about a cause; its slots are filled from the evidence and nothing else.</summary>
/// <param name="Field">The setting that it is about, such as <c>containerDefinitions[{container}].memory</c>.</param>
/// <param name="Command">The kind of command that code can build for it; null where there is none.</param>
public sealed record ActionEntry(string Id, string Text, string? Field, string? From, string? To, CommandKind? Command, Place At)
{
    /// <summary>The IAM actions that whoever it is about must be allowed; a slot for the one that a message names.</summary>
    public IReadOnlyList<string> Grant { get; init; } = [];

    /// <summary>The resource of the grant, where no message names it.</summary>
    public string? On { get; init; }

    /// <summary>The AWS service that a role must trust, where the grant belongs into its trust policy.</summary>
    public string? Principal { get; init; }

    /// <summary>The limits beside it that code checks once more.</summary>
    public OtherLimits? Mind { get; init; }
}

public enum OtherLimits
{
    /// <summary>The task's memory, its CPU, the other containers, the heap.</summary>
    Memory,

    /// <summary>The container's memory, for a larger heap.</summary>
    Heap,

    /// <summary>Who waits for a start, and how long.</summary>
    Start,

    /// <summary>The containers' own checks beside the load balancer's.</summary>
    Grace,

    /// <summary>Who speaks to a port.</summary>
    Port,
}

public enum CommandKind
{
    /// <summary>Back to the last revision that ran.</summary>
    Rollback,
}

/// <summary>Where an entry stands in a rule file; the line counts from one.</summary>
public sealed record Place(string File, int Line)
{
    public override string ToString() => $"{File}:{Line}";
}
