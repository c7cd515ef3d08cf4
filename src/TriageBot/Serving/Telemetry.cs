using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using TriageBot.Slack;

namespace TriageBot.Serving;

/// <summary>
/// Traces and metrics by OpenTelemetry, sent where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says; without it nothing is collected.
/// See https://opentelemetry.io/docs/languages/sdk-configuration/otlp-exporter/
/// </summary>
internal sealed class Telemetry : IDisposable
{
    private readonly TracerProvider? _traces;
    private readonly MeterProvider? _metrics;

    public Telemetry(string? endpoint)
    {
        if (string.IsNullOrWhiteSpace(endpoint))
            return;

        _traces = Sdk.CreateTracerProviderBuilder().AddSource(SlackTelemetry.Name).AddOtlpExporter().Build();
        _metrics = Sdk.CreateMeterProviderBuilder().AddMeter(SlackTelemetry.Name).AddOtlpExporter().Build();
    }

    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
    }
}
