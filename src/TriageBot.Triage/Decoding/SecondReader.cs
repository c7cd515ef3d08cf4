using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Verifying;

namespace TriageBot.Triage.Decoding;

/// <summary>
/// Has a model read what the rulebook has read. Where the rulebook's reading passed the gate it stands, and the model's is told beside it; where
/// none did, the model's draft is tried, and once more with the reasons why it was refused.
/// </summary>
/// <param name="deadline">Of all its work on one answer, on top of the time for the evidence.</param>
/// <param name="readsProven">Whether the model is also asked where the rulebook has concluded.</param>
/// <param name="told">Told each answer that a model has read, for counting.</param>
public sealed class SecondReader(IDecoder model, Gate gate, Rules rules, TimeSpan deadline, TimeProvider time, bool readsProven = true, Action<Answer>? told = null)
{
    private const int MostRepairs = 1;

    /// <summary>Whether there is anything to read in it for a model: what has not stopped has no cause.</summary>
    public bool Reads(Answer answer) => answer.Verdict is Verdict.RecordOnly || (answer.Verdict is Verdict.Concluded && readsProven);

    /// <summary>The same answer with the model's reading; never worse than it was.</summary>
    /// <param name="answer">The rulebook's.</param>
    /// <param name="cancellationToken">A person ends it: then the rulebook's answer is all there is.</param>
    public async Task<Answer> Read(Answer answer, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(deadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        var read = With(await Decoded(answer, either.Token), answer);
        told?.Invoke(read);
        return read;
    }

    private Answer With(ModelReading reading, Answer answer)
    {
        if (answer.Conclusion is not null || reading.Passed is not { } conclusion)
            return answer with { Model = reading };

        var concluded = answer with { Model = reading, Conclusion = conclusion };
        return concluded.Reading is { } known
            ? concluded with { RuledOut = rules.RuledOut(answer.Dossier, known, answer.Hypotheses), Next = rules.Next(known, answer.Dossier), Owner = rules.Cause(known.Cause)?.Owner }
            : concluded with { RuledOut = [], Owner = null, Next = rules.Next(reading.Draft?.Action, conclusion, answer.Dossier) };
    }

    private async Task<ModelReading> Decoded(Answer answer, CancellationToken cancellationToken)
    {
        var reading = new ModelReading(model.Name);
        var brief = new Brief(answer.Ask, answer.Dossier, answer.Hypotheses);
        var repairs = answer.Conclusion is null ? MostRepairs : 0;
        for (var attempt = 0; ; attempt++)
        {
            var proposal = await model.Decode(brief, cancellationToken);
            reading = reading with { Prompt = proposal.Prompt ?? reading.Prompt, Draft = proposal.Draft ?? reading.Draft, Fault = proposal.Fault, Use = reading.Use + proposal.Use, Repairs = attempt };
            var refused = proposal.Malformed is { } malformed ? [malformed] : Array.Empty<Refusal>();
            if (proposal.Draft is { Bucket: not Bucket.Unknown } draft)
            {
                var ruling = await gate.Rule(draft, answer.Dossier, cancellationToken);
                if (ruling.Conclusion is { } passed)
                    return reading with { Passed = passed };
                refused = [.. ruling.Refusals];
            }

            reading = reading with { Refusals = [.. reading.Refusals, .. refused.Except(reading.Refusals)] };
            if (refused.Length == 0 || attempt == repairs || cancellationToken.IsCancellationRequested)
                return reading;
            brief = brief with { Refused = refused, Earlier = proposal };
        }
    }
}
