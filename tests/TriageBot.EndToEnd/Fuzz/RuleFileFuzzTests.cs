using System.Text;
using TriageBot.EndToEnd.Stacks;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Rulebook.Files;

namespace TriageBot.EndToEnd.Fuzz;

public sealed class RuleFileFuzzTests
{
    /// <summary>Files of one load: the built-in rules are read with each.</summary>
    private const int Together = 50;

    private const string Own = """
        family: ours
        causes:
          - id: ledger_closed
            bucket: CONFIG
            summary: "{container} found the ledger closed."
            action: open_ledger
            owner: "@finance-oncall"
        actions:
          - id: open_ledger
            text: "Open the ledger for {container}."
        signatures:
          - id: ledger_is_closed
            cause: ledger_closed
            source: application
            strength: strong
            all: "LEDGER-17"
            says: "the ledger is closed"
            matches: "LEDGER-17: closed for the month"
        """;

    [Fact]
    public Task A_rule_file_is_read_or_its_mistakes_are_named()
    {
        var builtIn = Directory.GetFiles(Path.Combine(Repository.Root, "src", "TriageBot.Triage", "Rulebook"), "*.yaml")
            .Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToList();

        return Fuzzing.Run(
            mutator =>
            {
                var files = Enumerable.Range(0, Together).Select(i => new RuleFile($"fuzzed{i}.yaml", mutator.Text(Originals(mutator, builtIn, i)))).ToList();
                return Task.FromResult(files.Count - Refused(files));
            },
            Together);
    }

    /// <summary>Mostly a file whose ids nobody else has: the built-in ones can never be read twice.</summary>
    private static IReadOnlyList<byte[]> Originals(Mutator mutator, IReadOnlyList<byte[]> builtIn, int number) =>
        mutator.Below(5) == 0 ? builtIn : [Encoding.UTF8.GetBytes(Own.Replace("ledger", $"ledger{number}", StringComparison.Ordinal))];

    /// <summary>How many files have mistakes.</summary>
    private static int Refused(IReadOnlyList<RuleFile> files)
    {
        try
        {
            Rules.Load(files).ShouldNotBeNull();
            return 0;
        }
        catch (RulebookException error)
        {
            error.Mistakes.ShouldNotBeEmpty();
            return files.Count(f => error.Mistakes.Any(m => m.StartsWith(f.Name, StringComparison.Ordinal)));
        }
    }
}
