using System.Text.RegularExpressions;
using TriageBot.EndToEnd.Stacks;
using TriageBot.Triage;
using TriageBot.Triage.Redaction;
using TriageBot.Triage.Reporting;
using TriageBot.Triage.Reporting.Outlines;

namespace TriageBot.EndToEnd.Reports;

/// <summary>Our own words, apart from what we quote: they claim no more than is proven, and read well.</summary>
public sealed partial class OwnWordsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Cases => [.. Repository.CaseNames];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_is_not_proven_is_not_called_a_cause(string name)
    {
        // Nothing can be read back, so nothing is proven, whatever the case is about.
        using var stack = new Stack(Repository.Read(name), logs => new TamperedLogs(logs, _ => null));

        var answer = await stack.Why(Cancel);

        answer.Verdict.ShouldBe(Verdict.RecordOnly);
        Claims().IsMatch(OwnWords(answer)).ShouldBeFalse(OwnWords(answer));
        Claims().IsMatch(Quote().Replace(Sentences(answer), "")).ShouldBeFalse(Sentences(answer));
        Outline(answer).Lines.ShouldNotContain(l => l.Label == "Cause");
    }

    [Theory]
    [InlineData($"prod/{Incident.TaskId}")]
    [InlineData("prod/ffffffffffffffffffffffffffffffff")]
    [InlineData("prod/nothing-of-that-name")]
    [InlineData("checkout:7")]
    public async Task What_was_not_found_or_says_nothing_claims_nothing(string target)
    {
        var incident = new Incident().Service().Definition(42, Incident.Container("app", "splunk")).Task(Incident.TaskId);
        using var stack = new Stack(incident.Asked(target), cluster: "prod");

        var answer = await stack.Why(Cancel);

        answer.Conclusion.ShouldBeNull();
        Claims().IsMatch(OwnWords(answer)).ShouldBeFalse(OwnWords(answer));
        Claims().IsMatch(Sentences(answer)).ShouldBeFalse(Sentences(answer));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Sentences_end_once_and_say_a_thing_once(string name)
    {
        using var proven = new Stack(Repository.Read(name));
        using var unproven = new Stack(Repository.Read(name), logs => new TamperedLogs(logs, _ => null));

        foreach (var answer in (Answer[])[await proven.Why(Cancel), await unproven.Why(Cancel)])
        {
            var text = TextReport.Write(Outline(answer), TextStyle.Plain);
            text.ShouldNotContain("..");
            text.ShouldNotContain(". ·");
            text.ShouldNotContain("()");
            text.Split('\n').ShouldAllBe(line => line.Length == line.TrimEnd().Length);
            text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => !l.Contains("https://", StringComparison.Ordinal)).ShouldBeUnique();
            OwnWords(answer).ShouldNotMatch(@"\b1 (lines|signals|events|clusters|containers|changes)\b");
        }
    }

    [Fact]
    public async Task Where_ecs_says_something_it_leads_and_where_it_says_nothing_that_is_said()
    {
        using var told = new Stack(Repository.Read("image-tag-missing"));
        using var untold = new Stack(new Incident().Service().Definition(42, Incident.Container("app", "splunk")).Task(Incident.TaskId).Asked());

        Outline(await told.Why(Cancel)).Headline.ShouldStartWith("storefront (shop): ECS reports \"CannotPullContainerError");
        Outline(await untold.Why(Cancel)).Headline.ShouldBe("checkout (prod): app stopped with exit 1 and no verified line says why");
    }

    [Fact]
    public async Task An_owner_that_the_rulebook_names_is_told()
    {
        var own = new Triage.Rulebook.Files.RuleFile("ours.yaml", """
            family: ours
            causes:
              - id: ledger_closed
                bucket: CONFIG
                summary: "{container} found the ledger closed."
                no_action: "The finance team opens it."
                owner: "finance-oncall"
            signatures:
              - id: ledger_is_closed
                cause: ledger_closed
                source: application
                strength: strong
                all: "LEDGER-17"
                says: "the ledger is closed"
                matches: "LEDGER-17: closed for the month"
            """);
        var incident = new Incident().Service().Definition(42, Incident.Container("app")).Task(Incident.TaskId).Stream(Incident.Group, $"ecs/app/{Incident.TaskId}", "LEDGER-17: closed for the month");
        using var stack = new Stack(incident.Asked(), rules: Triage.Rulebook.Rules.Load([own]));

        var answer = await stack.Why(Cancel);

        answer.Owner.ShouldBe("finance-oncall");
        new Reporter(s_shown).Report(answer).Owner.ShouldBe("finance-oncall");
        Outline(answer).Lines.Single(l => l.Label == "Owner").Spans.ShouldBe([new Words("finance-oncall")]);
    }

    private static readonly Shown s_shown = new(Redactor.WithRandomKey());

    private static Outline Outline(Answer answer) => new Outliner(s_shown).Write(answer);

    private static string Sentences(Answer answer) => new Reporter(s_shown).Report(answer).Summary;

    private static string OwnWords(Answer answer)
    {
        var outline = Outline(answer);
        var lines = outline.Lines.Select(l => $"{l.Label} {string.Concat(l.Spans.OfType<Words>().Select(w => w.Text))}");
        return string.Join('\n', lines.Prepend(Quote().Replace(outline.Headline, "")));
    }

    [GeneratedRegex("because|caused by|root cause", RegexOptions.IgnoreCase)]
    private static partial Regex Claims();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quote();
}
