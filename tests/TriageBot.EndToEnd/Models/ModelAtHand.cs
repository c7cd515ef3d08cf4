using Microsoft.Extensions.AI;
using TriageBot.Models;
using TriageBot.Models.Decoding;
using TriageBot.Models.Metering;
using TriageBot.Models.Prompts;
using TriageBot.Models.Providers;
using TriageBot.Models.Tests.Peers;
using TriageBot.Models.Tests.Providers;
using TriageBot.Triage.Rulebook;

namespace TriageBot.EndToEnd.Models;

/// <summary>A model at aimock, scripted by its name, with all that lies between it and an investigation.</summary>
internal sealed class ModelAtHand : IDisposable
{
    private readonly AiMock _mock;
    private readonly IChatClient _chat;
    private readonly ModelTelemetry _telemetry = new();

    private ModelAtHand(AiMock mock, ModelSettings settings)
    {
        (_mock, Name) = (mock, settings.Name);
        var signer = new Opened.KnownSigner();
        _chat = ChatClients.Open(settings, signer, new Opened.NoWaiting());
        Model = new MeteredModel(new ModelClient(settings, _chat, new TriageBot.Models.Providers.Faults(settings, signer)), new MemoryModelBook(TimeProvider.System), _telemetry, TimeProvider.System);
        Decoder = new ModelDecoder(Model, new PromptShelf(Path.Combine(AppContext.BaseDirectory, "prompts"), null, _ => { }, TimeProvider.System), Rules.BuiltIn().ActionIds, settings.Pseudonyms);
    }

    public string Name { get; }

    public IModel Model { get; }

    public ModelDecoder Decoder { get; }

    public static async Task<ModelAtHand> That(AiMock mock, ModelProvider provider, string name, params IEnumerable<AiAnswer> answers)
    {
        await mock.Script(name, answers);
        return new ModelAtHand(mock, Opened.Settings(provider, name, await mock.Endpoint()));
    }

    /// <summary>The bodies of what came in, to the letter.</summary>
    public async Task<IReadOnlyList<string>> Sent() => [.. (await _mock.Requests(Name)).Select(r => (string)r["text"]!)];

    public void Dispose()
    {
        _chat.Dispose();
        _telemetry.Dispose();
    }
}
