using System.Text.RegularExpressions;

namespace TriageBot.Triage.Rulebook.Judgement;

/// <summary>Tells a line by which an application itself says that it goes on: what it names may be true, and is not why it ended.</summary>
internal static class Outlived
{
    // A message cut out of a long line may quote a level; the line's own stands at its beginning.
    private const int LevelStandsWithin = 80;

    // Spring says at this level why it gives up.
    private const string GivingUp = "cancelling refresh";

    private static readonly Regex s_level = new(
        "\\b(INFO|DEBUG|TRACE|NOTICE|WARN|WARNING)\\b|\\blevel[\"=: ]{1,4}(info|debug|trace|notice|warn)|\\[ ?(info|debug|trace|notice|warn|warning) *\\]",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private static readonly string[] s_grave = ["error", "fatal", "critical", "severe", "panic", "emerg", "exception"];

    private static readonly string[] s_ends = ["fatal", "panic", "uncaught", "unhandled", "emerg", "traceback", "no module", "cannot find", "ImportError", "ModuleNotFound", "ClassNotFound", "exit"];

    private static readonly string[] s_goesOn =
        ["retrying in", "will retry", "retrying...", "trying again in", "falling back to", "using default", "continuing without", "reconnecting in"];

    // Telemetry is sent beside the work: a program that cannot send it goes on, whatever level its library prints.
    private static readonly string[] s_telemetry =
    [
        "Failed to export metrics", "Failed to export spans", "Failed to export traces", "Failed to export logs", "Failed to export batch", "Failed to export span batch", "failed to upload metrics",
        "Exporting failed", "opentelemetry.exporter", "opentelemetry.sdk", "OTLPExporterError", "HttpExporter - Failed", "GrpcExporter - Failed", "GrpcExporter", "traces export: ", "OtlpTraceExporter",
        "failed to send traces", "failed to send, dropping", "dd-trace", "ddtrace", "[dd.trace", "dd.trace", "datadog.trace", "DatadogAgent", "trace-agent", "intake at http",
        "StatsD", "statsd", "dogstatsd", "[xray]", "aws-xray", "XRay emitter", "UDPEmitter", "newrelic", "New Relic agent", "elastic-apm", "elasticapm", "Sentry", "sentry", "appsignal", "honeycomb",
    ];

    public static bool IsToldBy(string said) => Goes(said) || IsOfTelemetry(said) || (IsCalm(said) && !said.Contains(GivingUp, StringComparison.OrdinalIgnoreCase));

    private static bool Goes(string said) => s_goesOn.Any(g => said.Contains(g, StringComparison.OrdinalIgnoreCase));

    // Where the program itself says that it ends for it, it does.
    private static bool IsOfTelemetry(string said) =>
        Array.Exists(s_telemetry, t => said.Contains(t, StringComparison.Ordinal))
        && !Array.Exists(s_ends, e => said.Contains(e, StringComparison.OrdinalIgnoreCase));

    // "ERROR (INFO follows)" is an error: the first level counts.
    private static bool IsCalm(string said)
    {
        var head = said[..Math.Min(said.Length, LevelStandsWithin)];
        return s_level.Match(head) is { Success: true } level
            && !s_grave.Any(g => head[..level.Index].Contains(g, StringComparison.OrdinalIgnoreCase));
    }
}
