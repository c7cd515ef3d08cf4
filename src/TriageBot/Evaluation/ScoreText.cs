using System.Globalization;
using System.Text;
using TriageBot.Triage.Redaction;
using TriageBot.Triage.Rulebook;

namespace TriageBot.Evaluation;

/// <summary>The score for people.</summary>
internal static class ScoreText
{
    private const int LongestQuote = 140;
    private static readonly IReadOnlyList<string> s_buckets = [.. Enum.GetValues<Bucket>().Select(b => b.Name())];

    public static string Write(Score score)
    {
        var text = new StringBuilder();
        Line($"{score.Outcomes.Count} {(score.Outcomes.Count == 1 ? "case" : "cases")}, {score.Decidable.Cases} of them decidable");
        Line($"");
        Line($"{"",-24}{"bucket",16}{"family",16}{"cause",16}");
        Row("decidable", score.Decidable);
        Row("  of them confirmed", score.Confirmed);
        Row("not decidable", score.Undecidable);
        Line($"");
        var withLine = score.WithLine.ToList();
        Line($"concluded                {Share(score.Concluded, score.Outcomes.Count)}");
        Line($"on the label's own line  {Share(withLine.Count(o => o.IsOnLabelsLine), withLine.Count)} of the decidable cases that name one; {withLine.Count(o => o.Concluded)} concluded");
        Line($"wrong conclusions        {score.WrongConclusions.Count()}");
        Line($"refused by the gate      {(score.Refused.Count == 0 ? "nothing" : string.Join(", ", score.Refused.OrderByDescending(r => r.Value).Select(r => $"{r.Value} {r.Key}")))}");
        Line($"");
        Line($"decidable cases: the label, and what was found");
        Line($"{"",-10}{string.Concat(s_buckets.Select(b => $"{b,10}"))}");
        foreach (var label in s_buckets)
            Line($"{label,-10}{string.Concat(s_buckets.Select(found => $"{(score.Confused(label, found) is > 0 and var n ? n.ToString(CultureInfo.InvariantCulture) : "·"),10}"))}");

        foreach (var (index, missed) in score.Missed.Index())
        {
            Line($"{(index == 0 ? "\nmissed" : "")}");
            Miss(missed);
        }

        return text.ToString();

        void Line(FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture).TrimEnd());

        void Row(string name, Agreement agreement) =>
            Line($"{name,-24}{Share(agreement.Bucket, agreement.Cases),16}{Share(agreement.Family, agreement.Cases),16}{Share(agreement.Cause, agreement.Cases),16}");

        void Miss(Outcome missed)
        {
            var flaw = missed.IsWrongConclusion ? "WRONG CONCLUSION" : !missed.Opinion.BucketIsRight ? "bucket" : !missed.Opinion.FamilyIsRight ? "family" : "cause";
            Line($"{Printable.Of(missed.Case.Id)}  ({flaw}{(missed.Label.Decidable ? "" : ", not decidable")})");
            Line($"  label  {missed.Label.Bucket} {missed.Label.Cause}{Quoted(missed.Label.Line)}");
            Line($"  found  {missed.Bucket} {missed.Cause}, {(missed.Concluded ? "concluded" : "record only")}{Quoted(missed.Cited.FirstOrDefault())}");
        }
    }

    internal static string Share(int part, int whole) => whole == 0 ? "none" : string.Create(CultureInfo.InvariantCulture, $"{part}/{whole} {100.0 * part / whole,5:0.0} %");

    private static string Quoted(string? line) => line is null ? "" : $"  \"{Bounded.Middle(Printable.Of(line.ReplaceLineEndings("⏎")), LongestQuote)}\"";
}
