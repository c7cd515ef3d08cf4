namespace TriageBot.Triage.Questions;

/// <summary>The commands, as <c>help</c> lists them.</summary>
internal static class Commands
{
    public static Question? Read(Wording words) => words.Lower is ["help"] ? new HelpQuestion() : null;
}
