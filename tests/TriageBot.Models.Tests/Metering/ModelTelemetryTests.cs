using System.Diagnostics.Metrics;
using TriageBot.Models.Metering;
using TriageBot.Triage.Decoding;

namespace TriageBot.Models.Tests.Metering;

public sealed class ModelTelemetryTests
{
    [Fact]
    public void A_question_is_counted_by_how_it_ended_with_its_tokens_and_cost_and_without_its_text()
    {
        var settings = new ModelSettings(ModelProvider.OpenAi, $"counted-{Guid.NewGuid():N}");
        var seen = new List<string>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, listener) => { if (instrument.Meter.Name == ModelTelemetry.Name) listener.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.Start();
        using var telemetry = new ModelTelemetry();

        telemetry.Ended(settings, "decode 1", new ModelAnswer(null, "it failed, with a secret", new ModelUse(1, 100, 20, 60, 0, 0.5m)), TimeSpan.FromSeconds(2));

        seen.ShouldBe(
        [
            "triagebot.model.questions 1 prompt=decode 1 outcome=fault",
            "triagebot.model.tokens 40 kind=input",
            "triagebot.model.tokens 60 kind=cached",
            "triagebot.model.tokens 20 kind=output",
            "triagebot.model.cost 0.5",
            "triagebot.model.took 2 outcome=fault",
        ]);

        void Note(Instrument instrument, object value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var all = tags.ToArray();
            if (!all.Any(t => t.Value is string name && name == settings.Name))
                return;

            lock (seen)
                seen.Add(string.Join(' ', [instrument.Name, Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture), .. all.Where(t => t.Key != "model").Select(t => $"{t.Key}={t.Value}")]));
        }
    }
}
