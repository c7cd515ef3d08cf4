using TriageBot.Triage;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Verifying;

namespace TriageBot.Evaluation;

/// <summary>What an investigation made of a case, beside what it should have made of it.</summary>
/// <param name="Answer">The last answer that the investigation gave.</param>
/// <param name="Opinion">The answer's.</param>
internal sealed record Outcome(LabelledCase Case, Answer Answer, Opinion Opinion)
{
    /// <summary>What a model says by itself, whatever the gate made of that; null where none was asked. Without a draft it says UNKNOWN.</summary>
    public Opinion? Own { get; init; }

    /// <summary>What a model's work took.</summary>
    public TimeSpan Took { get; init; }

    public Label Label => Case.Label;

    public string Bucket => Opinion.Bucket;

    public string Cause => Opinion.Cause;

    public string? Family => Opinion.Family;

    public bool Concluded => Answer.Conclusion is not null;

    public IEnumerable<string> Cited => Answer.Conclusion?.Lines.Select(l => l.Line.Message) ?? [];

    /// <summary>The only real failure: something was said with a proof, and it is another bucket.</summary>
    public bool IsWrongConclusion => Concluded && Bucket != Label.Bucket;

    public bool IsOnLabelsLine => Label.Line is { } line && Cited.Any(c => c.Trim() == line.Trim());

    public IReadOnlyList<RefusalKind> Refused => [.. Answer.Refusals.Select(r => r.Kind)];

    public static Outcome Of(LabelledCase labelled, Answer answer, Rules rules)
    {
        var bucket = answer.Conclusion?.Bucket ?? answer.Reading?.Bucket ?? Triage.Rulebook.Bucket.Unknown;
        var outcome = new Outcome(labelled, answer, Opinion.Of(labelled.Label, bucket, answer.Conclusion?.Cause ?? answer.Reading?.Cause ?? "no_evidence", rules));
        return answer.Model is not { } model ? outcome : outcome with
        {
            Own = Opinion.Of(labelled.Label, model.Draft?.Bucket ?? Triage.Rulebook.Bucket.Unknown, model.Draft?.Cause ?? "no_draft", rules),
        };
    }
}
