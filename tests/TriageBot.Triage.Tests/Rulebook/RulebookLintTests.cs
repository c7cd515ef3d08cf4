using System.Text.Json;
using System.Text.RegularExpressions;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Rulebook.Filling;

namespace TriageBot.Triage.Tests.Rulebook;

/// <summary>Walks the whole rulebook: nothing in it is half made, and each cause is somewhere put to the test.</summary>
public sealed partial class RulebookLintTests(BuiltInRules builtIn) : IClassFixture<BuiltInRules>
{
    private const int LongestFile = 250;

    private readonly Rules _rules = builtIn.Rules;

    private static string Root { get; } = Find(AppContext.BaseDirectory);

    [Fact]
    public void Every_cause_is_a_word_of_the_vocabulary() =>
        _rules.Causes.Where(c => Vocabulary.FamilyOf(c.Id) is null).Select(c => $"{c.At}: {c.Id} is not in Vocabulary.cs").ShouldBeEmpty();

    [Fact]
    public void Every_cause_says_what_would_settle_it() =>
        _rules.Causes.Where(c => string.IsNullOrWhiteSpace(c.Settle)).Select(c => $"{c.At}: {c.Id} has no 'settle'").ShouldBeEmpty();

    [Fact]
    public void Every_cause_has_an_action_or_a_reason_why_there_is_none() =>
        _rules.Causes.Where(c => c.Action is null == c.NoAction is null).Select(c => $"{c.At}: {c.Id}").ShouldBeEmpty();

    [Fact]
    public void Every_cause_has_a_signature_or_a_reason_why_there_is_none() =>
        _rules.Causes.Where(c => c.NoSignature is null != _rules.Signatures.Any(s => s.SpeaksFor && s.Causes.Contains(c.Id)))
            .Select(c => $"{c.At}: {c.Id} has {(c.NoSignature is null ? "no signature and no 'no_signature'" : "both a signature and 'no_signature'")}").ShouldBeEmpty();

    [Fact]
    public void No_cause_action_or_signature_stands_there_twice()
    {
        _rules.Causes.Select(c => c.Id).ShouldBeUnique();
        _rules.Actions.Select(a => a.Id).ShouldBeUnique();
        _rules.Signatures.Select(s => s.Id).ShouldBeUnique();
    }

    [Fact]
    public void Every_signature_has_a_line_that_it_must_match_and_one_that_it_must_not() =>
        _rules.Signatures.Where(s => s.Matches.Count == 0 || s.Misses.Count == 0).Select(s => $"{s.At}: {s.Id}").ShouldBeEmpty();

    [Fact]
    public void No_file_is_too_long_to_be_read_at_a_sitting() =>
        Directory.GetFiles(Path.Combine(Root, "src", "TriageBot.Triage", "Rulebook"), "*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".yaml", StringComparison.Ordinal) || f.EndsWith(".cs", StringComparison.Ordinal))
            .Select(f => (Name: Path.GetFileName(f), Lines: File.ReadLines(f).Count()))
            .Where(f => f.Lines > LongestFile).Select(f => $"{f.Name}: {f.Lines} lines").ShouldBeEmpty();

    /// <summary>A slot that nothing fills would leave its neutral words in every report.</summary>
    [Fact]
    public void Every_slot_is_used()
    {
        var used = _rules.Causes.SelectMany(c => new[] { c.Summary, c.Settle })
            .Concat(_rules.Actions.SelectMany(a => new[] { a.Text, a.Field, a.From, a.To, a.On }))
            .OfType<string>().SelectMany(Slots.NamesIn).ToHashSet();

        // Rule files of one's own may use what the built-in ones have no need of.
        Slots.Known.Except(used).ShouldBeSubsetOf(["last_good", "memory_field", "parameter_arn", "task_definition"]);
    }

    /// <summary>Whether it is offered is told from the service; here stands where no revision has anything to do with it.</summary>
    [Fact]
    public void The_way_back_is_left_out_only_where_it_cannot_help() =>
        _rules.Actions.Where(a => a.Command is null).Select(a => a.Id).ShouldBeSubsetOf(
        [
            "add_instances", "ask_ecr_less", "ask_less_often", "check_volume", "drain_first", "free_migration_lock", "mix_on_demand", "more_addresses", "more_interfaces", "mount_again", "open_nfs",
            "raise_quota", "relax_deployment_limits", "relieve_host", "repair_interface", "restart_agent", "retry_interface", "set_desired_count", "spread_capacity", "start_fewer_at_once", "try_again",
            "use_pull_through_cache",
        ]);

    [Fact]
    public void A_grant_is_an_IAM_action_or_the_word_for_the_one_that_was_called() =>
        _rules.Actions.SelectMany(a => a.Grant, (a, grant) => (a.At, grant)).Where(g => g.grant != "called" && !IamAction().IsMatch(g.grant)).ShouldBeEmpty();

    [Fact]
    public void Every_cause_is_put_to_the_test_somewhere()
    {
        var tested = Labels().ToHashSet();
        foreach (Match name in Directory.GetFiles(Path.Combine(Root, "tests"), "*.cs", SearchOption.AllDirectories).Where(f => !IsBuilt(f)).SelectMany(f => Quoted().Matches(File.ReadAllText(f))))
            tested.Add(name.Groups[1].Value);

        _rules.Causes.Where(c => !tested.Contains(c.Id)).Select(c => $"{c.At}: no test and no case is about {c.Id}; add one to tests/cases/own").ShouldBeEmpty();
    }

    [Fact]
    public void Every_case_is_labelled_with_a_cause_that_there_is() =>
        Labels().Where(l => _rules.Cause(l) is null).Distinct().ShouldBeEmpty();

    // Of the recorded cases what they expect, of the own ones their label.
    private static IEnumerable<string> Labels()
    {
        var cases = Path.Combine(Root, "tests", "cases");
        foreach (var line in Directory.GetFiles(Path.Combine(cases, "own"), "*.jsonl").SelectMany(File.ReadLines))
        {
            using var document = JsonDocument.Parse(line);
            yield return document.RootElement.GetProperty("cause").GetString()!;
        }

        foreach (var path in Directory.GetFiles(cases, "*.case.json"))
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path));
            yield return document.RootElement.GetProperty("expected").GetProperty("cause").GetString()!;
        }
    }

    private static bool IsBuilt(string file) => file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) || file.EndsWith("RulebookLintTests.cs", StringComparison.Ordinal);

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "TriageBot.sln")) ? folder : Find(Path.GetDirectoryName(folder)!);

    [GeneratedRegex("\"([a-z][a-z0-9_]{3,63})\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("^[a-z0-9-]+:[A-Z][A-Za-z]+$")]
    private static partial Regex IamAction();
}
