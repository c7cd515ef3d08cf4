using System.Text;
using TriageBot.EndToEnd.Models;
using TriageBot.EndToEnd.Stacks;
using TriageBot.Evaluation;
using TriageBot.Replay.Cases;
using TriageBot.Triage.Decoding;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Verifying;

namespace TriageBot.EndToEnd.Evaluation;

/// <summary>How models are scored.</summary>
public sealed class ModelScoreTests
{
    [Fact]
    public async Task A_conclusion_that_only_the_model_could_prove_is_gained_and_may_be_wrong()
    {
        var outcome = await Read(isProvable: false, new Label("CONFIG", "ledger_closed", null, Decidable: true, Confirmed: false), Keepers);

        var score = Score(outcome);

        score.Gained.ShouldBe(["ledger"]);
        score.PassedWrongly.ShouldBe(["ledger"]);
        score.Own.ShouldBe(new Agreement(1, 0, 1, 0));
        score.Rulebook.ShouldBe(new Agreement(1, 1, 1, 1));
        score.Became.ShouldBe(new Dictionary<ModelOutcome, int> { [ModelOutcome.Concluded] = 1 });
    }

    [Fact]
    public async Task Beside_a_proof_nothing_is_gained()
    {
        var outcome = await Read(isProvable: true, new Label("RESOURCE", "ledger_keepers_gone", null, Decidable: true, Confirmed: false), Keepers);

        var score = Score(outcome);

        score.Gained.ShouldBeEmpty();
        score.PassedWrongly.ShouldBeEmpty();
        score.Own.Cause.ShouldBe(1);
        score.Rulebook.Cause.ShouldBe(0);
    }

    [Fact]
    public async Task Refusals_repairs_faults_and_use_are_counted_over_both_tries()
    {
        var outcome = await Read(
            isProvable: false,
            new Label("CONFIG", "ledger_closed", null, Decidable: true, Confirmed: false),
            b => LedgerIncident.Draft(b, "ledger_closed", Bucket.Config, LedgerIncident.Second, "The ledger is closed."),
            _ => Proposal.None with { Fault = "no quota" });

        var score = Score(outcome);

        score.Refused.ShouldBe(new Dictionary<RefusalKind, int> { [RefusalKind.DoesNotSupport] = 1 });
        score.Repairs.ShouldBe(1);
        score.Faults.ShouldBe(new Dictionary<string, int> { ["no quota"] = 1 });
        (score.Use.Calls, score.Use.InputTokens, score.Use.Cost).ShouldBe((2, 24_800, 0.0842m));
    }

    [Fact]
    public async Task Where_the_evidence_cannot_decide_a_model_may_abstain()
    {
        var outcome = await Read(isProvable: false, new Label("CONFIG", "ledger_closed", null, Decidable: false, Confirmed: false), _ => Proposal.None);

        outcome.Own!.IsRight.ShouldBeTrue();
        outcome.Own.IsAbstention.ShouldBeTrue();
        Score(outcome).Own.Cases.ShouldBe(0);
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(20, 10, 19)]
    [InlineData(100, 50, 95)]
    [InlineData(3, 2, 3)]
    public void A_percentile_is_a_time_that_was_measured(int count, int p50, int p95)
    {
        IReadOnlyList<TimeSpan> times = [.. Enumerable.Range(1, count).Select(s => TimeSpan.FromSeconds(s))];

        ModelScore.Percentile(times, 50).TotalSeconds.ShouldBe(p50);
        ModelScore.Percentile(times, 95).TotalSeconds.ShouldBe(p95);
    }

    [Fact]
    public async Task What_only_one_got_right_is_told_of_each()
    {
        var label = new Label("CONFIG", "ledger_closed", null, Decidable: true, Confirmed: false);
        var model = await Read(isProvable: true, label, Keepers);

        var comparison = Comparison.Of(Rulebook(model), Rulebook(model), Sitting(model));

        comparison.OnlyLeft.Select(d => d.Case).ShouldBe(["ledger"]);
        comparison.OnlyRight.ShouldBeEmpty();
        comparison.Left.Model.ShouldBeNull();
        comparison.Right.Model!.Decoder.ShouldBe("model:claude-test");
        (comparison.Left.Concluded, comparison.Right.Concluded).ShouldBe((1, 1));
    }

    private static Proposal Keepers(Brief brief) => LedgerIncident.Draft(brief, "ledger_keepers_gone", Bucket.Resource, LedgerIncident.Second, "Too few keepers answer.");

    private static ModelScore Score(Outcome outcome) => ModelScore.Of(Rulebook(outcome), Sitting(outcome));

    private static Sitting Sitting(Outcome outcome) => new("model:claude-test", [outcome]);

    /// <summary>The same answer as it was before the model read it.</summary>
    private static Sitting Rulebook(Outcome outcome)
    {
        var own = outcome.Answer.Model?.Passed == outcome.Answer.Conclusion ? null : outcome.Answer.Conclusion;
        return new("rulebook", [Outcome.Of(outcome.Case, outcome.Answer with { Model = null, Conclusion = own }, LedgerIncident.Rules)]);
    }

    private static async Task<Outcome> Read(bool isProvable, Label label, params IReadOnlyList<Func<Brief, Proposal>> script)
    {
        using var stack = LedgerIncident.Stack(isProvable, script);
        var answer = await stack.Why(TestContext.Current.CancellationToken);
        var recorded = CaseReader.Parse(Encoding.UTF8.GetBytes(new Incident().Asked().ToJsonString()), "a case of this test");
        return Outcome.Of(new LabelledCase("ledger", recorded, label, "here"), answer, LedgerIncident.Rules);
    }
}
