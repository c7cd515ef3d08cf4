using System.Text.Json;
using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Reports;
using TriageBot.EndToEnd.Slack;
using TriageBot.EndToEnd.Stacks;
using TriageBot.Slack.Messages;
using TriageBot.Slack.WebApi.Wire;
using TriageBot.Triage;
using TriageBot.Triage.Decoding;
using TriageBot.Triage.Redaction;
using TriageBot.Triage.Reporting;
using TriageBot.Triage.Reporting.Outlines;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Verifying;

namespace TriageBot.EndToEnd.Models;

/// <summary>How a model's reading is shown, for each that can become of it, as somebody has read it and found it right.</summary>
public sealed class ReadingSnapshotTests
{
    private const string Words = "The app ended when it found its ledger closed for the month. Nothing else in its log speaks of a fault.";

    private static readonly Shown s_shown = new(Redactor.WithRandomKey());

    [Fact]
    public Task It_is_the_conclusion() => Shows("concluded", ModelOutcome.Concluded, isProvable: false, Keepers);

    [Fact]
    public Task It_is_a_conclusion_that_the_rulebook_does_not_have() => Shows("concluded-other", ModelOutcome.Concluded, LedgerIncident.Unknown(Sealed));

    [Fact]
    public Task It_agrees_and_says_it_in_words() => Shows("agrees", ModelOutcome.Agrees, isProvable: true, Closed);

    [Fact]
    public Task It_is_another_reading_and_is_named_only() => Shows("another-reading", ModelOutcome.AnotherReading, isProvable: true, Keepers);

    [Fact]
    public Task It_is_overruled_beside_a_conclusion() => Shows("overruled", ModelOutcome.Overruled, isProvable: true, Unsupported);

    [Fact]
    public Task It_is_overruled_and_nothing_is_proven() => Shows("overruled-record-only", ModelOutcome.Overruled, isProvable: false, Hostile, Unsupported);

    [Fact]
    public Task It_cannot_tell() => Shows("abstained", ModelOutcome.Abstained, isProvable: false, _ => Proposal.None);

    [Fact]
    public Task It_gives_no_answer() => Shows("failed", ModelOutcome.Failed, isProvable: true, _ => Proposal.None with { Fault = "claude-test gave no answer within 12 s: take a faster model, or more time (Model:Deadline)" });

    [Fact]
    public Task It_gives_no_answer_when_it_is_asked_again() =>
        Shows("overruled-then-failed", ModelOutcome.Overruled, isProvable: false, Unsupported, _ => Proposal.None with { Fault = "claude-test is overloaded: try again later" });

    private static Proposal Closed(Brief brief) => LedgerIncident.Draft(brief, "ledger_closed", Bucket.Config, LedgerIncident.First, Words);

    private static Proposal Keepers(Brief brief) => LedgerIncident.Draft(brief, "ledger_keepers_gone", Bucket.Resource, LedgerIncident.Second, "Too few keepers answer, so that the app ended because of it.");

    private static Proposal Sealed(Brief brief) =>
        LedgerIncident.Draft(brief, "other:ledger_sealed", Bucket.Config, LedgerIncident.Unheard, "The app gave up: \"ledger 7 is sealed, giving up\". Whoever seals a ledger can tell why it is sealed.");

    private static Proposal Unsupported(Brief brief) => LedgerIncident.Draft(brief, "ledger_closed", Bucket.Config, LedgerIncident.Second, "The ledger is closed. The root cause is unknown.");

    private static Proposal Hostile(Brief brief) => new() { Malformed = new Refusal(RefusalKind.WrongShape, null, "its cause is \"<!channel> [click](https://evil.example/)\", and must be one of those named") };

    private static Task Shows(string name, ModelOutcome outcome, bool isProvable, params IReadOnlyList<Func<Brief, Proposal>> script) =>
        Shows(name, outcome, LedgerIncident.Stack(isProvable, script));

    private static async Task Shows(string name, ModelOutcome outcome, Stack incident)
    {
        using var stack = incident;
        var answer = await stack.Why(TestContext.Current.CancellationToken);

        ModelOutcomes.Of(answer).ShouldBe(outcome, string.Join("; ", answer.Model!.Refusals.Select(r => r.Because)));
        var outline = new Outliner(s_shown).Write(answer);
        Kept(TextReport.Write(outline, TextStyle.Plain), $"{name}.txt");
        Kept(MarkdownReport.Write(outline), $"{name}.md");
        Kept(InSlack(answer), $"{name}.slack.txt");
        Kept(ModelJson(answer), $"{name}.json");
    }

    private static void Kept(string text, string name) => Snapshot.ShouldBe(text, name, "Models");

    private static string InSlack(Answer answer)
    {
        var message = new ReportMessages(new Outliner(s_shown)).Report(answer with { Elapsed = TimeSpan.Zero }, "incident", "U0ANN", seenBefore: null);
        var request = ChatRequest.Post("C0TEST", message);
        return ReadableBlocks.Of(message.Text, JsonNode.Parse(JsonSerializer.SerializeToUtf8Bytes(request, WebApiJson.Wire.ChatRequest))!["blocks"]!.AsArray());
    }

    private static string ModelJson(Answer answer)
    {
        var report = JsonSerializer.SerializeToNode(new Reporter(s_shown).Report(answer), ReportJson.Readable.Report)!;
        return new JsonObject { ["decoder"] = report["decoder"]!.DeepClone(), ["verdict"] = report["verdict"]!.DeepClone(), ["model"] = report["model"]!.DeepClone() }.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n";
    }
}
