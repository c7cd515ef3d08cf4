namespace TriageBot.Triage.Rulebook.Judgement;

/// <summary>A hypothesis in the making: its words are filled in when all is weighed.</summary>
internal sealed record Reading(string Cause, string? Container, Strength Strength, IReadOnlyList<Clue> For)
{
    /// <summary>Where the evidence moves the cause out of its usual bucket.</summary>
    public Bucket? Bucket { get; init; }

    /// <summary>Where it differs from the cause's own.</summary>
    public string? Settle { get; init; }

    public IReadOnlyList<Clue> Against { get; init; } = [];

    /// <summary>How many passed checks speak against it: they break a tie, and no more.</summary>
    public int Doubts { get; init; }

    /// <summary>When the newest line for it was written.</summary>
    public DateTimeOffset? Latest { get; init; }

    /// <summary>The text of the strongest, newest line of the application.</summary>
    public string? Line { get; init; }

    public Reading With(Clue clue) => this with { For = [.. For, clue] };
}
