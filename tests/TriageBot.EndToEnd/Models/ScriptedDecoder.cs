using TriageBot.Triage.Decoding;

namespace TriageBot.EndToEnd.Models;

/// <summary>Proposes what a test has scripted, one after the other.</summary>
internal sealed class ScriptedDecoder(params IReadOnlyList<Func<Brief, Proposal>> script) : IDecoder
{
    private int _calls;

    public string Name => "model:claude-test";

    public Task<Proposal> Decode(Brief brief, CancellationToken cancellationToken) => Task.FromResult(script[_calls++](brief) with
    {
        Prompt = "decode 3",
        Use = new ModelUse(1, 12_400, 310, 8_000, 0, 0.0421m) { Currency = "$" },
    });
}
