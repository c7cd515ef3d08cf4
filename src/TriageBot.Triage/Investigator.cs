using System.Runtime.CompilerServices;
using TriageBot.Triage.Decoding;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Verifying;

namespace TriageBot.Triage;

/// <summary>Answers a question: ask → gather → decode → verify → report.</summary>
/// <param name="model">Reads every stop once more when the rulebook has answered; null where no model is configured.</param>
public sealed class Investigator(Desk desk, Rules rules, Gate gate, ICallCounter counter, Clock clock, SecondReader? model = null)
{
    /// <summary>An answer costs no more AWS calls than this, as far as that can be told beforehand and without retries: readings ask for less where the gathering took more.</summary>
    private const int MostCalls = 14;

    /// <summary>The checks of the account that a reading asks for cost no more calls than this, on top.</summary>
    private const int MostCallsOfChecks = 10;

    private const int MostTries = 3;

    private readonly RulebookDecoder _rulebook = new();

    /// <summary>
    /// The answer, within the deadline; where the stop was so fresh that lines may still have been on their way, the same
    /// answer once more after a second look; and where a model is configured, the same once more with its reading.
    /// </summary>
    /// <param name="ask">The question.</param>
    /// <param name="cancellationToken">A person ends it: what there is by then is the answer.</param>
    /// <param name="progress">Told what has been gathered, each time a look-up has ended.</param>
    public async IAsyncEnumerable<Answer> Investigate(Ask ask, [EnumeratorCancellation] CancellationToken cancellationToken, IProgress<Dossier>? progress = null)
    {
        using var time = new TimeBudget(desk.Settings.Deadline, clock.Time, cancellationToken);
        var file = desk.Open(ask.Target, progress);

        var answer = await Measured(new Effort(0, time.Started), async count =>
            await Decide(ask, await FollowUp(file, await desk.Gather(file, time.ForGathering), count, time.ForGathering), time.ForAll));
        yield return answer;

        if (SecondLook.Due(answer, clock.Time.GetUtcNow()) is { } due && await time.WaitUntil(due, clock.Waits))
        {
            answer = await Measured(new Effort(answer.AwsCalls, time.Started), async count =>
                await Decide(ask, await FollowUp(file, await desk.GatherAgain(file, time.ForAll), count, time.ForAll), time.ForAll));
            yield return answer;
        }

        if (model is not null && model.Reads(answer) && !cancellationToken.IsCancellationRequested)
            yield return await Measured(new Effort(answer.AwsCalls, time.Started), _ => model.Read(answer, cancellationToken));
    }

    private async Task<Answer> Measured(Effort before, Func<ICallCount, Task<Answer>> work)
    {
        using var count = counter.Begin();
        var answer = await work(count);
        return answer with { AwsCalls = before.Calls + count.Calls, Elapsed = clock.Time.GetElapsedTime(before.Started) };
    }

    private async Task<Answer> Decide(Ask ask, Dossier dossier, CancellationToken cancellationToken)
    {
        var hypotheses = rules.Weigh(dossier);
        var (conclusion, refusals) = await Conclude(ask, dossier, hypotheses, cancellationToken);
        return Report(ask, dossier, hypotheses, conclusion, refusals);
    }

    /// <summary>A first weighing tells where to look further, with what room the lines that are to be read back leave.</summary>
    private Task<Dossier> FollowUp(CaseFile file, Dossier gathered, ICallCount count, CancellationToken cancellationToken)
    {
        var readings = rules.Weigh(gathered);
        var room = MostCalls - count.Operations - RulebookDecoder.Cites(gathered, readings, []).Count;
        return desk.FollowUp(file, gathered, readings, new CallRoom(room, MostCallsOfChecks), cancellationToken);
    }

    /// <summary>Of its best reading the rulebook tries other lines where some were refused; what none of them can prove stays a reading.</summary>
    private async Task<(Conclusion?, IReadOnlyList<Refusal>)> Conclude(Ask ask, Dossier dossier, IReadOnlyList<Hypothesis> hypotheses, CancellationToken cancellationToken)
    {
        var refusals = new List<Refusal>();
        for (var tries = 0; tries < MostTries; tries++)
        {
            var proposal = await _rulebook.Decode(new Brief(ask, dossier, hypotheses) { Refused = refusals }, cancellationToken);
            if (proposal.Draft is not { } draft)
                break;

            var ruling = await gate.Rule(draft, dossier, cancellationToken);
            if (ruling.Conclusion is { } conclusion)
                return (conclusion, refusals);

            refusals.AddRange(ruling.Refusals.Except(refusals));
        }

        return (null, refusals);
    }

    private Answer Report(Ask ask, Dossier dossier, IReadOnlyList<Hypothesis> hypotheses, Conclusion? conclusion, IReadOnlyList<Refusal> refusals)
    {
        var answer = new Answer
        {
            Ask = ask,
            Dossier = dossier,
            Conclusion = conclusion,
            Hypotheses = hypotheses,
            Refusals = refusals,
            RuledOut = [],
            Next = null,
            Culprit = Culprit.Of(dossier),
            AwsCalls = 0,
            Elapsed = default,
        };
        return answer.Reading is not { } reading ? answer : answer with
        {
            RuledOut = rules.RuledOut(dossier, reading, hypotheses),
            Next = rules.Next(reading, dossier),
            Owner = rules.Cause(reading.Cause)?.Owner,
        };
    }

    private readonly record struct Effort(int Calls, long Started);
}
