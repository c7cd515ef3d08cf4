using System.Text.Json;
using TriageBot.Replay.Cases;
using TriageBot.Replay.Reported;
using TriageBot.Triage.Rulebook;
using TriageBot.Verbs;

namespace TriageBot.Evaluation;

/// <summary>A case, and what is the right answer to it.</summary>
/// <param name="Place">Its file, and the line where there are several in it.</param>
internal sealed record LabelledCase(string Id, RecordedCase Case, Label Label, string Place)
{
    /// <summary>The label of a recorded case is its <c>expected</c>; such a case was made to be decided.</summary>
    /// <exception cref="InputException">It names no bucket.</exception>
    public static LabelledCase Of(RecordedCase recorded) =>
        new(recorded.Name, recorded, Checked(recorded.File, new Label(Text(recorded, "bucket") ?? "", Text(recorded, "cause"), Text(recorded, "line"), Decidable: true, Confirmed: false)), recorded.File);

    /// <exception cref="InputException">Its bucket is none.</exception>
    public static LabelledCase Of(ReportedFailure failure, string file, bool withEvents) =>
        new(failure.Id, ReportedWorld.Of(failure, withEvents),
            Checked($"{file}:{failure.Line}", new Label(failure.Bucket, failure.Cause, failure.SupportingLine, failure.EvidenceSuffices, failure.Confirmed)), $"{file}:{failure.Line}");

    private static Label Checked(string where, Label label) => Buckets.Parse(label.Bucket) is not null
        ? label
        : throw new InputException($"{where}: the bucket is '{label.Bucket}', and must be one of {string.Join(", ", Enum.GetValues<Bucket>().Select(b => b.Name()))}");

    private static string? Text(RecordedCase recorded, string key) =>
        recorded.Expected is { } expected && expected.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
