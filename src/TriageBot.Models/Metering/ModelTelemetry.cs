using System.Diagnostics;
using System.Diagnostics.Metrics;
using TriageBot.Triage;
using TriageBot.Triage.Decoding;
using TriageBot.Triage.Reporting;

namespace TriageBot.Models.Metering;

/// <summary>What models are asked for and what that costs. No texts, no ids.</summary>
public sealed class ModelTelemetry : IDisposable
{
    /// <summary>The name of its source and its meter.</summary>
    public const string Name = "TriageBot.Models";

    private readonly ActivitySource _source = new(Name);
    private readonly Meter _meter = new(Name);
    private readonly Counter<long> _questions;
    private readonly Counter<long> _tokens;
    private readonly Counter<double> _cost;
    private readonly Counter<long> _readings;
    private readonly Counter<long> _refusals;
    private readonly Histogram<double> _took;

    public ModelTelemetry()
    {
        _questions = _meter.CreateCounter<long>("triagebot.model.questions", description: "Questions to models, by how they ended: answered, remembered, fault.");
        _tokens = _meter.CreateCounter<long>("triagebot.model.tokens", description: "Tokens by kind: input, cached, output.");
        _cost = _meter.CreateCounter<double>("triagebot.model.cost", description: "In the currency of the configured prices.");
        _readings = _meter.CreateCounter<long>("triagebot.model.readings", description: "Stops that a model has read, by what became of its draft.");
        _refusals = _meter.CreateCounter<long>("triagebot.model.refusals", description: "What the gate found wrong with drafts, by kind.");
        _took = _meter.CreateHistogram<double>("triagebot.model.took", "s", "One question to a model.");
    }

    /// <summary>A span around one question; null where nobody listens.</summary>
    public Activity? Begin(ModelSettings settings, string prompt) =>
        _source.StartActivity($"ask {settings.Name}", ActivityKind.Client)?.SetTag("triagebot.prompt", prompt).SetTag("triagebot.provider", settings.Provider.ToString());

    public void Ended(ModelSettings settings, string prompt, ModelAnswer answer, TimeSpan took)
    {
        var outcome = answer.Fault is not null ? "fault" : answer.Use.Remembered > 0 ? "remembered" : "answered";
        KeyValuePair<string, object?> model = new("model", settings.Name);
        _questions.Add(1, model, new("prompt", prompt), new("outcome", outcome));
        _tokens.Add(answer.Use.InputTokens - answer.Use.CachedTokens, model, new("kind", "input"));
        _tokens.Add(answer.Use.CachedTokens, model, new("kind", "cached"));
        _tokens.Add(answer.Use.OutputTokens, model, new("kind", "output"));
        _cost.Add((double)(answer.Use.Cost ?? 0), model);
        _took.Record(took.TotalSeconds, model, new("outcome", outcome));
    }

    /// <summary>Counts what the gate made of a model's drafts.</summary>
    public void Read(Answer answer)
    {
        if (answer.Model is not { } model || ModelOutcomes.Of(answer) is not { } outcome)
            return;

        KeyValuePair<string, object?> name = new("model", model.Name);
        _readings.Add(1, name, new("outcome", SnakeCase.Of(outcome)));
        foreach (var refusal in model.Refusals)
            _refusals.Add(1, name, new("kind", SnakeCase.Of(refusal.Kind)));
    }

    public void Dispose()
    {
        _source.Dispose();
        _meter.Dispose();
    }
}
