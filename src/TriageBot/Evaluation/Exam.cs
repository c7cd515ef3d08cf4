using TriageBot.Configuration;
using TriageBot.Replay.Worlds;
using TriageBot.Triage;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Targets;
using TriageBot.Wiring;

namespace TriageBot.Evaluation;

/// <summary>Investigates each case in a world of its own, several at once, and has each candidate read the same evidence.</summary>
internal sealed class Exam(Settings settings, Rules rules, IReadOnlyList<Candidate> candidates, TimeProvider time)
{
    /// <summary>The outcomes by candidate, in the order of the cases.</summary>
    /// <param name="cases">The cases, each with its label.</param>
    /// <param name="done">Told how many are done, from any thread.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<IReadOnlyList<Sitting>> Take(IReadOnlyList<LabelledCase> cases, Action<int> done, CancellationToken cancellationToken)
    {
        var outcomes = new IReadOnlyList<Outcome>[cases.Count];
        var count = 0;
        await Parallel.ForAsync(0, cases.Count, cancellationToken, async (index, token) =>
        {
            outcomes[index] = await Investigate(cases[index], token);
            done(Interlocked.Increment(ref count));
        });
        return [.. candidates.Select((c, i) => new Sitting(c.Name, [.. outcomes.Select(o => o[i])]))];
    }

    private async Task<IReadOnlyList<Outcome>> Investigate(LabelledCase labelled, CancellationToken cancellationToken)
    {
        using var house = House.Over(Source.Replayed(World.Of([labelled.Case], TimeProvider.System)), settings, rules);
        var target = TargetParser.Parse(labelled.Case.ExpectedTarget, house.Defaults).Target
            ?? throw new Verbs.InputException($"{labelled.Id}: the target '{labelled.Case.ExpectedTarget}' cannot be read");
        Answer? last = null;
        await foreach (var answer in house.Unaided.Investigate(new Ask(target, "eval", "eval"), cancellationToken))
            last = answer;

        var outcomes = new List<Outcome>();
        foreach (var candidate in candidates)
        {
            var began = time.GetTimestamp();
            var read = await candidate.Read(last!, house, cancellationToken);
            outcomes.Add(Outcome.Of(labelled, read, rules) with { Took = time.GetElapsedTime(began) });
        }

        return outcomes;
    }
}

/// <summary>What one candidate made of all cases.</summary>
/// <param name="Decoder">The candidate's name.</param>
internal sealed record Sitting(string Decoder, IReadOnlyList<Outcome> Outcomes);
