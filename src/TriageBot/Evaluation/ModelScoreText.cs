using System.Globalization;
using System.Text;
using TriageBot.Triage.Redaction;
using TriageBot.Triage.Reporting;

namespace TriageBot.Evaluation;

/// <summary>A model's score and the comparison of two candidates, for people.</summary>
internal static class ModelScoreText
{
    private const int MostNamed = 20;

    public static string Write(ModelScore score)
    {
        var text = new StringBuilder();
        Line($"");
        Line($"{Printable.Of(score.Decoder)}, {Plural(score.Asked, "case")} to read");
        Line($"{"",-24}{"bucket",16}{"family",16}{"cause",16}");
        Row("its own last drafts", score.Own);
        Row("the rulebook alone", score.Rulebook);
        Line($"became                   {Counts(score.Became.Select(b => (SnakeCase.Of(b.Key), b.Value)))}");
        Line($"conclusions gained       {Named(score.Gained)}");
        Line($"passed the gate wrongly  {Named(score.PassedWrongly)}");
        Line($"refused by the gate      {Counts(score.Refused.Select(r => (SnakeCase.Of(r.Key), r.Value)))}");
        Line($"repairs                  {score.Repairs}");
        Line($"faults                   {Counts(score.Faults.Select(f => (Printable.Of(f.Key), f.Value)))}");
        Line($"used                     {Used(score)}");
        Line($"time of one case         {Time(score)}");
        return text.ToString();

        void Line(FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture).TrimEnd());

        void Row(string name, Agreement agreement) =>
            Line($"{name,-24}{ScoreText.Share(agreement.Bucket, agreement.Cases),16}{ScoreText.Share(agreement.Family, agreement.Cases),16}{ScoreText.Share(agreement.Cause, agreement.Cases),16}");
    }

    public static string Write(Comparison comparison)
    {
        var text = new StringBuilder();
        var columns = (Column[])[comparison.Left, comparison.Right];
        var wide = Math.Max(18, columns.Max(c => c.Decoder.Length) + 2);
        text.AppendLine();
        Row("side by side", c => Printable.Of(c.Decoder));
        Row("bucket right", c => ScoreText.Share(c.Says.Bucket, c.Says.Cases));
        Row("family right", c => ScoreText.Share(c.Says.Family, c.Says.Cases));
        Row("cause right", c => ScoreText.Share(c.Says.Cause, c.Says.Cases));
        Row("answers concluded", c => Number(c.Concluded));
        Row("wrong conclusions", c => Number(c.WrongConclusions));
        Row("refused by the gate", c => c.Model is { } m ? Number(m.Refused.Values.Sum()) : "");
        Row("repairs", c => c.Model is { } m ? Number(m.Repairs) : "");
        Row("faults", c => c.Model is { } m ? Number(m.Faults.Values.Sum()) : "");
        Row("tokens in", c => c.Model is { } m ? Amounts.Tokens(m.Use.InputTokens) : "");
        Row("tokens out", c => c.Model is { } m ? Amounts.Tokens(m.Use.OutputTokens) : "");
        Row("cost", c => c.Model?.Use.Cost is { } cost ? Amounts.Money(cost, c.Model.Use.Currency) : "");
        Row("time of one case", c => c.Model is { } m ? Time(m) : "");
        Differences($"right only by {comparison.Left.Decoder}", comparison.OnlyLeft);
        Differences($"right only by {comparison.Right.Decoder}", comparison.OnlyRight);
        return text.ToString();

        void Row(string name, Func<Column, string> cell) => text.AppendLine($"{name,-24}{string.Concat(columns.Select(c => cell(c).PadLeft(wide)))}".TrimEnd());

        void Differences(string title, IReadOnlyList<Difference> differences)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{Printable.Of(title)}: {(differences.Count == 0 ? "none" : Number(differences.Count))}");
            foreach (var d in differences)
                text.AppendLine(CultureInfo.InvariantCulture, $"  {Printable.Of(d.Case)}  {d.Left.Bucket} {Printable.Of(d.Left.Cause)} | {d.Right.Bucket} {Printable.Of(d.Right.Cause)}  (label {d.Left.Label.Bucket} {d.Left.Label.Cause})");
        }
    }

    private static string Used(ModelScore score)
    {
        var use = score.Use;
        var cost = use.Cost is { } amount ? $", {Amounts.Money(amount, use.Currency)}" : "";
        return $"{Plural(use.Calls, "call")}, {(use.IsEstimated ? "about " : "")}{Amounts.Tokens(use.InputTokens)} tokens in ({Amounts.Tokens(use.CachedTokens)} cached), {Amounts.Tokens(use.OutputTokens)} out{cost}, {Number(use.Remembered)} remembered";
    }

    private static string Time(ModelScore score) => score.Took is not { } took ? "none" : string.Create(CultureInfo.InvariantCulture, $"p50 {took.P50.TotalSeconds:0.0} s, p95 {took.P95.TotalSeconds:0.0} s");

    private static string Counts(IEnumerable<(string Name, int Count)> counts) =>
        string.Join(", ", counts.OrderByDescending(c => c.Count).Select(c => $"{Number(c.Count)} {c.Name}")) is { Length: > 0 } all ? all : "none";

    private static string Named(IReadOnlyList<string> cases) => cases.Count == 0 ? "0"
        : $"{Number(cases.Count)} ({string.Join(", ", cases.Take(MostNamed).Select(Printable.Of))}{(cases.Count > MostNamed ? ", …" : "")})";

    private static string Plural(int count, string what) => $"{Number(count)} {what}{(count == 1 ? "" : "s")}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
