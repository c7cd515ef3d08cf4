using System.Text.Json;
using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Stacks;
using TriageBot.Triage;
using TriageBot.Triage.Redaction;
using TriageBot.Triage.Reporting;
using TriageBot.Triage.Reporting.Outlines;
using TriageBot.Triage.Targets;

namespace TriageBot.EndToEnd.Faults;

/// <summary>One investigation of a shipped case, through a role as in another account, with some of its answers spoilt.</summary>
/// <param name="Took">By the clock of the case's world.</param>
/// <param name="Report">As JSON, without what the time of a run changes.</param>
internal sealed record FaultedRun(Answer Answer, TimeSpan Took, CallLog Calls, JsonObject Report)
{
    public static async Task<FaultedRun> Of(string name, IEnumerable<JsonObject> faults, CancellationToken cancellationToken)
    {
        var role = $"arn:aws:iam::{Repository.Read(name)["account"]}:role/reader";
        var recorded = Repository.Read(name);
        recorded["sts"] = new JsonObject { ["roles"] = new JsonArray(new JsonObject { ["arn"] = role }) };
        recorded["faults"] = new JsonArray([.. faults]);
        var calls = new CallLog();
        using var stack = new Stack(recorded, role: new AwsRole(role), observer: calls);

        var started = stack.Clock.Time.GetTimestamp();
        var answer = await stack.Why(cancellationToken);
        var took = stack.Clock.Time.GetElapsedTime(started);
        return new FaultedRun(answer, took, calls, Rendered(answer));
    }

    /// <summary>Every form of the report is made, so that none of them fails on what is missing.</summary>
    private static JsonObject Rendered(Answer answer)
    {
        var shown = new Shown(new Redactor(new byte[32]));
        var outline = new Outliner(shown).Write(answer);
        TextReport.Write(outline, TextStyle.Plain).ShouldNotBeNullOrWhiteSpace();
        MarkdownReport.Write(outline).ShouldNotBeNullOrWhiteSpace();
        var report = JsonNode.Parse(JsonSerializer.Serialize(new Reporter(shown).Report(answer), ReportJson.Readable.Report))!.AsObject();
        report.Remove("elapsedMs");
        report.Remove("awsCalls");
        foreach (var check in report["checks"]!.AsArray())
            check!.AsObject().Remove("at");
        foreach (var look in report["evidence"]!.AsArray())
            look!.AsObject().Remove("window");
        return report;
    }
}
