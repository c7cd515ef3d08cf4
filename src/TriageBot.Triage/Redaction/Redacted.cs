namespace TriageBot.Triage.Redaction;

/// <summary>A text that may leave the process.</summary>
/// <param name="Text">The text, with placeholders where secrets stood.</param>
/// <param name="Count">How many were replaced.</param>
public sealed record Redacted(string Text, int Count)
{
    public bool Changed => Count > 0;
}
