using System.Text;
using System.Text.RegularExpressions;
using TriageBot.Triage.Redaction;

namespace TriageBot.Triage.Tests.Redaction;

/// <summary>The rates over two corpora of log lines: secrets planted in them (marked ⟦so⟧, ↵ for a line break), and lines without any.</summary>
public sealed class RedactionCorpusTests
{
    private const double Wanted = 0.98;

    // A piece of a secret this long must not survive either.
    private const int Piece = 6;

    private static readonly Regex Marked = new("⟦(?<secret>[^⟧]*)⟧");

    private static readonly Regex Placeholder = new(@"\[redacted:[a-z-]+:[0-9a-f]{6}\]");

    private readonly Redactor _redactor = new(Encoding.UTF8.GetBytes("a key for tests, not for use"));

    [Fact]
    public void Planted_secrets_are_caught()
    {
        var lines = Lines("planted.txt");
        var leaked = lines.Where(line => Leaks(line) is not null).ToList();

        Report("planted", "caught", lines.Count, leaked.Select(line => $"{Leaks(line)} <- {line}"));
        lines.Count.ShouldBeGreaterThanOrEqualTo(120);
        (1 - (double)leaked.Count / lines.Count).ShouldBeGreaterThanOrEqualTo(Wanted);
    }

    [Fact]
    public void Harmless_lines_are_left_alone()
    {
        var lines = Lines("harmless.txt");
        var touched = lines.Where(line => _redactor.Redact(line).Changed).ToList();

        Report("harmless", "left alone", lines.Count, touched.Select(line => _redactor.Redact(line).Text));
        lines.Count.ShouldBeGreaterThanOrEqualTo(120);
        (1 - (double)touched.Count / lines.Count).ShouldBeGreaterThanOrEqualTo(Wanted);
    }

    [Fact]
    public void What_is_no_secret_in_a_planted_line_mostly_stays()
    {
        var (kept, all) = (0, 0);
        foreach (var line in Lines("planted.txt"))
        {
            var redacted = _redactor.Redact(Plain(line)).Text;
            foreach (var piece in Marked.Split(line).Where((_, i) => i % 2 == 0).Where(piece => piece.Length >= Piece))
            {
                all++;
                kept += redacted.Contains(piece.Replace('↵', '\n'), StringComparison.Ordinal) ? 1 : 0;
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"context kept: {kept} of {all} pieces");
        ((double)kept / all).ShouldBeGreaterThanOrEqualTo(0.9);
    }

    [Fact]
    public void Redacting_twice_changes_nothing()
    {
        foreach (var line in Lines("planted.txt").Concat(Lines("harmless.txt")))
        {
            var once = _redactor.Redact(Plain(line));
            var twice = _redactor.Redact(once.Text);

            twice.Text.ShouldBe(once.Text);
            twice.Changed.ShouldBeFalse(once.Text);
        }
    }

    private string? Leaks(string line)
    {
        var safe = Placeholder.Replace(_redactor.Redact(Plain(line)).Text, " ");
        var context = Marked.Replace(line, " ");
        foreach (Match match in Marked.Matches(line))
        {
            var secret = match.Groups["secret"].Value;
            for (var at = 0; at + Math.Min(Piece, secret.Length) <= secret.Length; at++)
            {
                var piece = secret.Substring(at, Math.Min(Piece, secret.Length));
                if (safe.Contains(piece, StringComparison.Ordinal) && !context.Contains(piece, StringComparison.Ordinal))
                    return safe;
            }
        }

        return null;
    }

    private static string Plain(string line) => line.Replace("⟦", "", StringComparison.Ordinal).Replace("⟧", "", StringComparison.Ordinal).Replace('↵', '\n');

    private static List<string> Lines(string file) =>
        [.. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Redaction", "corpus", file)).Where(line => line.Length > 0)];

    private static void Report(string corpus, string what, int count, IEnumerable<string> misses)
    {
        var list = misses.ToList();
        TestContext.Current.TestOutputHelper?.WriteLine($"{corpus}: {count - list.Count} of {count} {what} ({100.0 * (count - list.Count) / count:F1} %)");
        foreach (var miss in list)
            TestContext.Current.TestOutputHelper?.WriteLine($"  missed: {miss}");
    }
}
