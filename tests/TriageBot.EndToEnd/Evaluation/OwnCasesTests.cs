using TriageBot.Configuration;
using TriageBot.EndToEnd.Stacks;
using TriageBot.Evaluation;
using TriageBot.Output;
using TriageBot.Triage.Reporting;
using TriageBot.Triage.Rulebook;

namespace TriageBot.EndToEnd.Evaluation;

/// <summary>
/// The rulebook's own cases (<c>tests/cases/own</c>): each decidable one is held to its label, cause and line; of the others a wrong conclusion is
/// the one thing that may not be.
/// </summary>
public sealed class OwnCasesTests
{
    private static readonly Rules s_rules = Rules.BuiltIn();

    private static readonly Settings s_settings = SettingsFile.Read(null, new Terminal(TextWriter.Null, TextWriter.Null, TextStyle.Plain, new Dictionary<string, string>(), Path.GetTempPath()));

    private static string Folder => Path.Combine(Repository.Cases, "own");

    public static TheoryData<string, bool> Families =>
        [.. from file in Directory.GetFiles(Folder, "*.jsonl").Order(StringComparer.Ordinal) from events in (bool[])[false, true] select (Path.GetFileName(file), events)];

    [Theory]
    [MemberData(nameof(Families))]
    public async Task Each_case_is_read_as_its_label_says(string file, bool withEvents)
    {
        var cases = LabelledCases.Read([Path.Combine(Folder, file)], withEvents);

        using var rulebook = new Candidate("rulebook");
        var sittings = await new Exam(s_settings, s_rules, [rulebook], TimeProvider.System).Take(cases, _ => { }, TestContext.Current.CancellationToken);

        sittings.Single().Outcomes.Where(o => !Holds(o)).Select(o => $"{o.Case.Id}: {o.Label.Bucket} {o.Label.Cause} was read as {o.Bucket} {o.Cause}, on {string.Join(" | ", o.Cited)}").ShouldBeEmpty();
    }

    [Fact]
    public void Each_family_has_cases_and_among_all_there_are_negative_ones()
    {
        var cases = LabelledCases.Read([Folder], withEvents: false);

        var families = cases.Select(c => s_rules.FamilyOf(c.Label.Cause!)).Distinct().ToList();
        new[] { "memory", "image", "secrets", "roles", "logging", "storage", "start", "app_config", "app_network", "health", "app_code", "capacity", "host", "life", "unknown" }.ShouldBeSubsetOf(families!);
        cases.Count(c => c.Label.Bucket == "UNKNOWN").ShouldBeGreaterThan(20);
        cases.Select(c => c.Id).ShouldBeUnique();
    }

    private static bool Holds(Outcome outcome) =>
        !outcome.IsWrongConclusion && outcome.Opinion.IsRight && (!outcome.Label.Decidable || outcome.Label.Line is null || outcome.IsOnLabelsLine);
}
