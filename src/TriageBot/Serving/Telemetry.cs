using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using TriageBot.Models.Metering;
using TriageBot.Slack;

namespace TriageBot.Serving;

/// <summary>
/// Traces, metrics and logs by OpenTelemetry, sent where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says; without it nothing is collected.
/// See https://opentelemetry.io/docs/languages/sdk-configuration/otlp-exporter/
/// </summary>
internal sealed class Telemetry : IDisposable
{
    /// <summary>The variable that switches it on.</summary>
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private readonly TracerProvider? _traces;
    private readonly MeterProvider? _metrics;

    public Telemetry(string? endpoint)
    {
        if (string.IsNullOrWhiteSpace(endpoint))
            return;

        _traces = Sdk.CreateTracerProviderBuilder().AddSource(SlackTelemetry.Name, ModelTelemetry.Name).AddOtlpExporter().Build();
        _metrics = Sdk.CreateMeterProviderBuilder().AddMeter(SlackTelemetry.Name, ModelTelemetry.Name).AddOtlpExporter().Build();
    }

    /// <summary>Sends there what <c>serve</c> logs, too.</summary>
    public static void AddLogs(ILoggingBuilder logging, string? endpoint)
    {
        if (string.IsNullOrWhiteSpace(endpoint))
            return;

        logging.AddOpenTelemetry(options =>
        {
            options.IncludeFormattedMessage = true;
            options.AddOtlpExporter();
        });
    }

    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
    }
}
