namespace TriageBot.Models.Prompts;

/// <summary>Prompt files that cannot be used. Each mistake is one line: <c>file:line: what is wrong, what is allowed</c>.</summary>
public sealed class PromptException(IReadOnlyList<string> mistakes) : Exception(string.Join('\n', mistakes))
{
    public IReadOnlyList<string> Mistakes { get; } = mistakes;
}
