using TriageBot.Configuration;
using TriageBot.Replay.Worlds;
using TriageBot.Triage;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Targets;
using TriageBot.Wiring;

namespace TriageBot.Evaluation;

/// <summary>Investigates each case in a world of its own, several at once.</summary>
internal sealed class Exam(Settings settings, Rules rules)
{
    /// <summary>The outcomes, in the order of the cases.</summary>
    /// <param name="cases">The cases, each with its label.</param>
    /// <param name="done">Told how many are done, from any thread.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<IReadOnlyList<Outcome>> Take(IReadOnlyList<LabelledCase> cases, Action<int> done, CancellationToken cancellationToken)
    {
        var outcomes = new Outcome[cases.Count];
        var count = 0;
        await Parallel.ForAsync(0, cases.Count, cancellationToken, async (index, token) =>
        {
            outcomes[index] = await Investigate(cases[index], token);
            done(Interlocked.Increment(ref count));
        });
        return outcomes;
    }

    private async Task<Outcome> Investigate(LabelledCase labelled, CancellationToken cancellationToken)
    {
        using var house = House.Over(Source.Replayed(World.Of([labelled.Case], TimeProvider.System)), settings, rules);
        var target = TargetParser.Parse(labelled.Case.ExpectedTarget, house.Defaults).Target
            ?? throw new Verbs.InputException($"{labelled.Id}: the target '{labelled.Case.ExpectedTarget}' cannot be read");
        Answer? last = null;
        await foreach (var answer in house.Investigator.Investigate(new Ask(target, "eval", "eval"), cancellationToken))
            last = answer;

        var outcome = new Outcome(labelled, last!, null, null);
        return outcome with { Family = rules.FamilyOf(outcome.Cause), LabelFamily = labelled.Label.Cause is { } cause ? rules.FamilyOf(cause) : null };
    }
}
