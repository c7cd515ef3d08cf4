using System.Text.RegularExpressions;

namespace TriageBot.Triage.Rulebook.Judgement;

/// <summary>Tells a line by which an application itself says that it goes on: what it names may be true, and is not why it ended.</summary>
internal static class Outlived
{
    // A message cut out of a long line may quote a level; the line's own stands at its beginning.
    private const int LevelStandsWithin = 80;

    // Spring and supervisord say at such a level why they give up.
    private static readonly string[] s_givingUp = ["cancelling refresh", "spawnerr: "];

    private static readonly Regex s_level = new(
        "\\b(INFO|DEBUG|TRACE|NOTICE|WARN|WARNING)\\b|\\b(level|lvl|levelname|severity)[\"=: ]{1,4}(info|debug|trace|notice|warn)|\\[ ?(info|debug|trace|notice|warn|warning) *\\]"
        + "|(^|[ \\[])(WRN|INF|DBG|VRB|TRC)[ \\]]|^(warn|info|dbug|trce): |^[WI][01]\\d{3} \\d\\d:|\"level\": ?[1-4]0\\b",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private static readonly string[] s_grave = ["error", "fatal", "critical", "severe", "panic", "emerg", "exception"];

    private static readonly string[] s_ends = ["fatal", "panic", "uncaught", "unhandled", "emerg", "traceback", "no module", "cannot find", "ImportError", "ModuleNotFound", "ClassNotFound", "exit"];

    private static readonly string[] s_goesOn =
        ["retrying in", "will retry", "retrying...", "trying again in", "falling back to", "using default", "continuing without", "reconnecting in"];

    // No program ends because nobody takes its telemetry.
    private static readonly string[] s_telemetry =
    [
        "Failed to export spans", "Failed to export metrics", "Failed to export logs", "Failed to export batch", "encountered while exporting", "Exporting failed", "GrpcExporter", "HttpExporter", "OTLPExporterError",
        "BatchSpanProcessor", "ddtrace.internal.writer", "failed to send traces", "failed to send, dropping", "DDAgentWriter", "DATADOG TRACER", "lost traces", "Failed to send metrics", "sentry.transport",
        "Failed to send beacon", "NewRelic", "New Relic", "newrelic.", "StatsdClient", "DogStatsD", "Failed to send segment", "aws_xray_sdk",
    ];

    public static bool IsToldBy(string said) => Goes(said) || IsOfTelemetry(said) || (IsCalm(said) && !s_givingUp.Any(g => said.Contains(g, StringComparison.OrdinalIgnoreCase)));

    private static bool Goes(string said) => s_goesOn.Any(g => said.Contains(g, StringComparison.OrdinalIgnoreCase));

    // Where the program itself says that it ends for it, it does.
    private static bool IsOfTelemetry(string said) =>
        Array.Exists(s_telemetry, t => said.Contains(t, StringComparison.OrdinalIgnoreCase))
        && !Array.Exists(s_ends, e => said.Contains(e, StringComparison.OrdinalIgnoreCase));

    // "ERROR (INFO follows)" is an error: the first level counts.
    private static bool IsCalm(string said)
    {
        var head = said[..Math.Min(said.Length, LevelStandsWithin)];
        return s_level.Match(head) is { Success: true } level
            && !s_grave.Any(g => head[..level.Index].Contains(g, StringComparison.OrdinalIgnoreCase));
    }
}
