using System.Globalization;
using System.Text;
using TriageBot.Models.Privacy;
using TriageBot.Triage.Decoding;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Redaction;
using TriageBot.Triage.Rulebook;

namespace TriageBot.Models.Decoding;

/// <summary>
/// A dossier as a model sees it: facts of the record, the rulebook's readings, then lines by id. It is the same for the same evidence, so nothing
/// in it tells when it was gathered. What does not fit is left out, and that is said.
/// </summary>
internal sealed class EvidenceText
{
    private const int LongestFact = 1200;
    private const int LongestClue = 300;
    private const int MostReadings = 6;
    private const int MostClues = 8;

    /// <summary>Stands before each further line of a message.</summary>
    public const string Continued = "\n    | ";

    private readonly StringBuilder _text = new();
    private readonly Brief _brief;
    private readonly Veil _veil;

    private EvidenceText(Brief brief, Veil veil) => (_brief, _veil) = (brief, veil);

    /// <param name="characters">What it may take. Facts take half of it at most, with the readings three quarters.</param>
    public static string Of(Brief brief, Veil veil, int characters)
    {
        var text = new EvidenceText(brief, veil);
        var ledger = Ledger.Of(brief.Dossier);
        text.Facts(ledger, characters / 2);
        text.Readings(characters * 3 / 4);
        text.Lines(LineChoice.Of(brief, characters - text._text.Length));
        return text._text.ToString().TrimEnd('\n');
    }

    private void Facts(Ledger ledger, int room)
    {
        _text.Append("Facts, each with its id\n");
        var looks = _brief.Dossier.Looks.DistinctBy(l => l.Id).ToDictionary(l => l.Id, StringComparer.Ordinal);
        var all = ledger.Facts.DistinctBy(f => f.Id).ToList();
        var shown = 0;
        foreach (var fact in all)
        {
            var entry = $"{OneLine(fact.Id)}: {OneLine(looks.TryGetValue(fact.Id, out var look) && fact.Text.StartsWith(Timeless(look), StringComparison.Ordinal) ? Timeless(look) : fact.Text, LongestFact)}\n";
            if (_text.Length + entry.Length > room)
                break;
            _text.Append(entry);
            shown++;
        }

        if (shown < all.Count)
            _text.Append(CultureInfo.InvariantCulture, $"({all.Count - shown} further facts left out)\n");
    }

    private void Readings(int room)
    {
        _text.Append("\nThe rulebook's readings, best first\n");
        if (_brief.Hypotheses.Count == 0)
            _text.Append("none\n");
        foreach (var reading in _brief.Hypotheses.Take(MostReadings).TakeWhile((_, i) => i == 0 || _text.Length < room))
        {
            _text.Append(CultureInfo.InvariantCulture, $"{reading.Cause} · {reading.Bucket.Name()} · {(reading.Container is { } container ? $"container {OneLine(container)}" : "no container")} · {Known(reading.Strength)}\n");
            _text.Append(CultureInfo.InvariantCulture, $"  {OneLine(reading.Summary, LongestFact)}\n");
            Clues("for", reading.For);
            Clues("against", reading.Against);
            if (reading.MayBe.Count > 0)
                _text.Append(CultureInfo.InvariantCulture, $"  may also be {string.Join(", ", reading.MayBe)}\n");
        }
    }

    private void Clues(string side, IReadOnlyList<Clue> clues)
    {
        foreach (var clue in clues.Take(MostClues))
            _text.Append(CultureInfo.InvariantCulture, $"  {side} {OneLine(clue.EvidenceId)}: {OneLine(clue.Says, LongestClue)}\n");
    }

    private void Lines(IReadOnlyList<LineGroup> groups)
    {
        if (groups.Count == 0)
            _text.Append("\nNo log line was read.\n");
        foreach (var group in groups)
        {
            _text.Append(CultureInfo.InvariantCulture, $"\nLines of {OneLine(group.Of)}, oldest first, each with its id and time\n");
            if (!group.IsComplete)
                _text.Append("(what stands before these was not read)\n");
            var left = 0;
            foreach (var (line, longest) in group.Lines)
            {
                if (longest == 0)
                {
                    left++;
                    continue;
                }

                LeftOut(left, group);
                left = 0;
                _text.Append(CultureInfo.InvariantCulture, $"{OneLine(line.Id)} {line.Timestamp.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'} {Message(line, longest)}\n");
            }

            LeftOut(left, group);
        }
    }

    private void LeftOut(int count, LineGroup group)
    {
        if (count > 0)
            _text.Append(CultureInfo.InvariantCulture, $"({count} {(count == 1 ? "line" : "lines")} of {OneLine(group.Of)} left out here)\n");
    }

    /// <summary>What follows a line break is indented: it cannot pass for a line with an id of its own.</summary>
    private string Message(LogLine line, int longest) =>
        Bounded.Middle(_veil.Hide(line.Said), longest).Trim('\n').Replace("\n", Continued, StringComparison.Ordinal);

    private string OneLine(string text, int longest = 255) => Bounded.Middle(_veil.Hide(text), longest).Trim('\n').Replace("\n", " ⏎ ", StringComparison.Ordinal);

    // Its window hangs on the time of the question.
    private static string Timeless(Look look) => $"{look.Result.ToString().ToLowerInvariant()}: {look.Detail}";

    private static string Known(Strength strength) => strength switch
    {
        Strength.Decisive => "decisive",
        Strength.Strong => "strong",
        _ => "weak",
    };
}
