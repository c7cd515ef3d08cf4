namespace TriageBot.Triage.Rulebook.Files;

/// <summary>A rule file as read from disk or from the assembly.</summary>
/// <param name="Name">What messages call it.</param>
public sealed record RuleFile(string Name, string Text);
