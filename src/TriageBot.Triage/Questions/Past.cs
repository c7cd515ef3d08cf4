using TriageBot.Triage.Reporting;

namespace TriageBot.Triage.Questions;

/// <summary>What is remembered, where something remembers.</summary>
/// <param name="Report">The incident's stored report, a snapshot: it says which task is meant, and nothing in it is taken for proven.</param>
/// <param name="Seen">Earlier incidents with the same signature, the newest first.</param>
public sealed record Past(Report? Report, IReadOnlyList<SeenBefore> Seen)
{
    public static readonly Past None = new(null, []);
}

/// <summary>An earlier incident with the same signature.</summary>
/// <param name="Where">For people, such as a channel's name.</param>
/// <param name="Url">Of its answer; null where there is none.</param>
/// <param name="Service">Whose task it was; null where no service owned it.</param>
/// <param name="Cause">As its answer said.</param>
/// <param name="WasConcluded">False where that was a reading.</param>
/// <param name="Right">How many people said that it was right.</param>
/// <param name="Wrong">How many said that it was not.</param>
/// <param name="Said">What people said it was instead: causes.</param>
public sealed record SeenBefore(DateTimeOffset At, string Where, string? Url, string? Service, string Cause, bool WasConcluded, int Right, int Wrong, IReadOnlyList<string> Said);
