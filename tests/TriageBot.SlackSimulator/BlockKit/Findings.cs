namespace TriageBot.Simulation.BlockKit;

/// <summary>What is wrong, in Slack's words, each with its place.</summary>
internal sealed class Findings
{
    private readonly List<string> _all = [];

    public IReadOnlyList<string> All => _all;

    /// <param name="at">A JSON pointer, as <c>/blocks/0/text/text</c>.</param>
    public void Add(string what, string at) => _all.Add($"{what} [json-pointer:{at}]");
}
