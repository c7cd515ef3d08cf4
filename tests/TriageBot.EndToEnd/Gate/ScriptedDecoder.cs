using TriageBot.Triage.Decoding;

namespace TriageBot.EndToEnd.Gate;

/// <summary>A model that says what a test has it say, each time it is asked.</summary>
internal sealed class ScriptedDecoder(params Func<Brief, Proposal>[] answers) : IDecoder
{
    private readonly List<Brief> _asked = [];

    public string Name => "model:scripted";

    public IReadOnlyList<Brief> Asked => _asked;

    public Task<Proposal> Decode(Brief brief, CancellationToken cancellationToken)
    {
        _asked.Add(brief);
        return Task.FromResult(answers[Math.Min(_asked.Count, answers.Length) - 1](brief));
    }
}
