using TriageBot.Triage.Reporting;

namespace TriageBot.Evaluation;

/// <summary>A model's score for programs; shares are of the decidable cases.</summary>
internal sealed record ModelScoreJson(
    string Decoder, int Asked, ShareJson Own, ShareJson Rulebook, IReadOnlyDictionary<string, int> Became, IReadOnlyList<string> Gained, IReadOnlyList<string> PassedWrongly,
    IReadOnlyDictionary<string, int> Refused, int Repairs, IReadOnlyDictionary<string, int> Faults, int Calls, long InputTokens, long OutputTokens, long CachedTokens, bool Estimated,
    decimal? Cost, string? Currency, int Remembered, double? P50Seconds, double? P95Seconds)
{
    public static ModelScoreJson Of(ModelScore score) => new(
        score.Decoder, score.Asked, ShareJson.Of(score.Own), ShareJson.Of(score.Rulebook),
        score.Became.ToDictionary(b => SnakeCase.Of(b.Key), b => b.Value), score.Gained, score.PassedWrongly,
        score.Refused.ToDictionary(r => SnakeCase.Of(r.Key), r => r.Value), score.Repairs, score.Faults,
        score.Use.Calls, score.Use.InputTokens, score.Use.OutputTokens, score.Use.CachedTokens, score.Use.IsEstimated,
        score.Use.Cost, score.Use.Cost is null ? null : score.Use.Currency, score.Use.Remembered,
        Seconds(score.Took?.P50), Seconds(score.Took?.P95));

    private static double? Seconds(TimeSpan? time) => time is { } t ? Math.Round(t.TotalSeconds, 3) : null;
}

/// <summary>Two candidates side by side.</summary>
internal sealed record ComparisonJson(ColumnJson Left, ColumnJson Right, IReadOnlyList<string> OnlyLeft, IReadOnlyList<string> OnlyRight)
{
    public static ComparisonJson Of(Comparison comparison) =>
        new(ColumnJson.Of(comparison.Left), ColumnJson.Of(comparison.Right), [.. comparison.OnlyLeft.Select(d => d.Case)], [.. comparison.OnlyRight.Select(d => d.Case)]);
}

internal sealed record ColumnJson(string Decoder, ShareJson Says, int Concluded, int WrongConclusions, ModelScoreJson? Model)
{
    public static ColumnJson Of(Column column) =>
        new(column.Decoder, ShareJson.Of(column.Says), column.Concluded, column.WrongConclusions, column.Model is { } model ? ModelScoreJson.Of(model) : null);
}
