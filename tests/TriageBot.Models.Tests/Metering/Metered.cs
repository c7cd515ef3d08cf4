using Microsoft.Extensions.AI;
using TriageBot.Models.Metering;
using TriageBot.Models.Providers;
using TriageBot.Models.Tests.Fakes;
using TriageBot.Triage.Decoding;

namespace TriageBot.Models.Tests.Metering;

/// <summary>A metered model over a scripted client.</summary>
internal sealed class Metered : IDisposable
{
    private readonly ModelTelemetry _telemetry = new();

    public Metered(ScriptedChat chat, Ceilings? ceilings = null, Prices? prices = null, IModelBook? book = null)
    {
        Book = book ?? new MemoryModelBook(Time);
        var settings = new ModelSettings(ModelProvider.Anthropic, "claude-test") { Ceilings = ceilings ?? new Ceilings(), Prices = prices ?? Prices.None };
        Model = new MeteredModel(new ModelClient(settings, chat, new Faults(settings, null)), Book, _telemetry, Time);
    }

    public SetTime Time { get; } = new();

    public IModelBook Book { get; }

    public MeteredModel Model { get; }

    public Task<ModelAnswer> Ask(string text = "why?", string channel = "C1", ModelUse? before = null) =>
        Model.Ask(Request(text, channel) with { Before = before ?? ModelUse.None }, TestContext.Current.CancellationToken);

    /// <summary>May use 1,000 tokens and those of its text.</summary>
    public static ModelRequest Request(string text, string channel = "C1") => new(channel, "decode 1", [new ChatMessage(ChatRole.User, text)], new ChatOptions { MaxOutputTokens = 1_000 });

    public Task<Spent> Spent(string? channel = null) => Book.SpentOn(Time.Today, channel, CancellationToken.None);

    public void Dispose() => _telemetry.Dispose();
}
