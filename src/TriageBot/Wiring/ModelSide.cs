using TriageBot.Models;
using TriageBot.Models.Answers;
using TriageBot.Models.Decoding;
using TriageBot.Models.Metering;
using TriageBot.Models.Prompts;
using TriageBot.Triage.Decoding;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Verifying;

namespace TriageBot.Wiring;

/// <summary>What reads beside the rulebook where a model is configured: one metered model for all who ask it, and the prompts.</summary>
internal sealed class ModelSide : IDisposable
{
    private readonly ModelTelemetry _telemetry = new();
    private readonly HeldBook _book;
    private readonly ModelSettings _settings;
    private readonly TimeProvider _time;

    /// <param name="complain">Told of prompt files that were changed and cannot be used.</param>
    /// <param name="time">The real one: a model takes its time, and its money, in a replay too.</param>
    /// <exception cref="PromptException">A prompt file is missing or has mistakes.</exception>
    public ModelSide(ModelClient client, Action<string> complain, TimeProvider time)
    {
        (_settings, _time) = (client.Settings, time);
        _book = new HeldBook(new MemoryModelBook(time));
        Model = new MeteredModel(client, _book, _telemetry, time);
        Prompts = new PromptShelf(Path.Combine(AppContext.BaseDirectory, "prompts"), _settings.Prompts, complain, time);
    }

    public IModel Model { get; }

    public PromptShelf Prompts { get; }

    /// <summary>Where answers and spending are kept from now on; before that they end with the process.</summary>
    public void KeepIn(IModelBook book) => _book.Held = book;

    /// <summary>The reader of what the rulebook has read.</summary>
    public SecondReader Reader(Gate gate, Rules rules) =>
        new(new ModelDecoder(Model, Prompts, rules.ActionIds, _settings.Pseudonyms), gate, rules, _settings.Deadline, _time, _settings.ReadsProven, _telemetry.Read);

    /// <summary>The reader of questions in free words.</summary>
    public ModelReader FreeReader() => new(Model, Prompts, _settings, _time);

    public void Dispose() => _telemetry.Dispose();
}
