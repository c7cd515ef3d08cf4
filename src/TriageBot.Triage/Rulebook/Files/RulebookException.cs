namespace TriageBot.Triage.Rulebook.Files;

/// <summary>Rule files that cannot be used. Each mistake is one line, <c>file:line: what is wrong, what is allowed</c>.</summary>
public sealed class RulebookException(IReadOnlyList<string> mistakes) : Exception(string.Join('\n', mistakes))
{
    public IReadOnlyList<string> Mistakes { get; } = mistakes;
}
