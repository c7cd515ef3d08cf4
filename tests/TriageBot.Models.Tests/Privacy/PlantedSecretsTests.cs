using System.Text.RegularExpressions;
using TriageBot.Models.Privacy;
using TriageBot.Triage.Redaction;
using TriageBot.Triage.Tests.Rulebook;

namespace TriageBot.Models.Tests.Privacy;

/// <summary>The corpus of planted secrets (marked ⟦so⟧, ↵ for a line break) through the veil.</summary>
public sealed class PlantedSecretsTests
{
    private static readonly Regex s_marked = new("⟦(?<secret>[^⟧]*)⟧");

    [Fact]
    public void No_planted_secret_passes_the_veil_that_a_redactor_catches()
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Privacy", "planted.txt")).Where(l => l.Contains('⟦', StringComparison.Ordinal)).ToList();
        lines.Count.ShouldBeGreaterThanOrEqualTo(120);

        var caught = lines.Where(l => !Leaks(l, Redactor.WithRandomKey().Redact(Plain(l)).Text)).ToList();
        caught.Count.ShouldBeGreaterThanOrEqualTo(lines.Count * 98 / 100);
        caught.Where(l => Leaks(l, Veil.Over(Stop.Exited().Container("app", 1).Dossier(), pseudonyms: true).Hide(Plain(l)))).ShouldBeEmpty();
    }

    private static string Plain(string line) => s_marked.Replace(line, m => m.Groups["secret"].Value).Replace('↵', '\n');

    private static bool Leaks(string line, string shown) =>
        s_marked.Matches(line).Select(m => m.Groups["secret"].Value.Replace('↵', '\n')).Any(s => s.Length >= 6 && shown.Contains(s, StringComparison.Ordinal));
}
