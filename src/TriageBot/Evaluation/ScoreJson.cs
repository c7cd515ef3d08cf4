using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using TriageBot.Triage.Decoding;
using TriageBot.Triage.Reporting;
using TriageBot.Triage.Rulebook;

namespace TriageBot.Evaluation;

/// <summary>The score for programs; shares are between 0 and 1, and null where there is no case to share.</summary>
internal sealed record ScoreJson(
    int Cases, ShareJson Decidable, ShareJson Confirmed, ShareJson Undecidable, int Concluded, double? ConcludedShare,
    int WithSupportingLine, int ConcludedOnSupportingLine, IReadOnlyList<string> WrongConclusions, IReadOnlyDictionary<string, int> Refused,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Confusion, IReadOnlyList<string> Missed, IReadOnlyList<ResultJson> Results,
    string Decoder, ModelScoreJson? Model, ComparisonJson? Versus)
{
    /// <param name="decoder">Whose score it is.</param>
    /// <param name="model">Null where that is the rulebook.</param>
    /// <param name="versus">Null where nobody stands beside it.</param>
    public static string Write(Score score, string decoder, ModelScore? model, Comparison? versus)
    {
        var names = Enum.GetValues<Bucket>().Select(b => b.Name()).ToList();
        var withLine = score.WithLine.ToList();
        var json = new ScoreJson(
            score.Outcomes.Count, ShareJson.Of(score.Decidable), ShareJson.Of(score.Confirmed), ShareJson.Of(score.Undecidable),
            score.Concluded, ShareJson.Share(score.Concluded, score.Outcomes.Count), withLine.Count, withLine.Count(o => o.IsOnLabelsLine),
            [.. score.WrongConclusions.Select(o => o.Case.Id)],
            score.Refused.ToDictionary(r => SnakeCase.Of(r.Key), r => r.Value),
            names.ToDictionary(label => label, label => (IReadOnlyDictionary<string, int>)names.ToDictionary(found => found, found => score.Confused(label, found))),
            [.. score.Missed.Select(o => o.Case.Id)],
            [.. score.Outcomes.Select(ResultJson.Of)],
            decoder,
            model is null ? null : ModelScoreJson.Of(model),
            versus is null ? null : ComparisonJson.Of(versus));
        return JsonSerializer.Serialize(json, ScoreJsonContext.Readable.ScoreJson) + Environment.NewLine;
    }
}

internal sealed record ShareJson(int Cases, double? Bucket, double? Family, double? Cause)
{
    public static ShareJson Of(Agreement agreement) =>
        new(agreement.Cases, Share(agreement.Bucket, agreement.Cases), Share(agreement.Family, agreement.Cases), Share(agreement.Cause, agreement.Cases));

    public static double? Share(int part, int whole) => whole == 0 ? null : Math.Round((double)part / whole, 4);
}

internal sealed record ResultJson(
    string Id, bool Decidable, bool Confirmed, LabelJson Label, string Verdict, string Bucket, string? Family, string Cause, string? Container,
    IReadOnlyList<string> Hypotheses, IReadOnlyList<string> Cited, bool BucketIsRight, bool FamilyIsRight, bool CauseIsRight, bool WrongConclusion, OwnJson? Own)
{
    public static ResultJson Of(Outcome o) => new(
        o.Case.Id, o.Label.Decidable, o.Label.Confirmed, new LabelJson(o.Label.Bucket, o.Opinion.LabelFamily, o.Label.Cause, o.Label.Line),
        SnakeCase.Of(o.Answer.Verdict), o.Bucket, o.Family, o.Cause, o.Answer.Reading?.Container,
        [.. o.Answer.Hypotheses.Select(h => h.Cause)], [.. o.Cited], o.Opinion.BucketIsRight, o.Opinion.FamilyIsRight, o.Opinion.CauseIsRight, o.IsWrongConclusion,
        o.Own is { } own ? new OwnJson(own.Bucket, own.Cause, SnakeCase.Of(ModelOutcomes.Of(o.Answer)!.Value), own.IsRight) : null);
}

/// <summary>What a model said by itself, and what became of it.</summary>
internal sealed record OwnJson(string Bucket, string Cause, string Outcome, bool Right);

internal sealed record LabelJson(string Bucket, string? Family, string? Cause, string? Line);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ScoreJson))]
internal sealed partial class ScoreJsonContext : JsonSerializerContext
{
    public static ScoreJsonContext Readable { get; } =
        new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
