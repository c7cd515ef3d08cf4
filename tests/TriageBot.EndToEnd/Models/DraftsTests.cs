using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Cases;
using TriageBot.EndToEnd.Stacks;
using TriageBot.Models;
using TriageBot.Models.Tests.Peers;
using TriageBot.Models.Tests.Providers;
using TriageBot.Triage;
using TriageBot.Triage.Verifying;

namespace TriageBot.EndToEnd.Models;

/// <summary>Drafts on their way from a provider's protocol through the gate, right ones and wrong ones.</summary>
public sealed class DraftsTests(AiMock mock)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<ModelProvider> Providers => Opened.All;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task What_no_rule_knows_is_concluded_from_the_models_draft(ModelProvider provider)
    {
        using var model = await ModelAtHand.That(mock, provider, AiMock.NewModel(), Expired.Right.Answer());

        var answer = await Why(Expired.Case, model);

        answer.Model.ShouldNotBeNull().Refusals.ShouldBeEmpty();
        var conclusion = answer.Conclusion.ShouldNotBeNull();
        (conclusion.Decoder, conclusion.Cause, conclusion.Container).ShouldBe(($"model:{model.Name}", "other:licence_expired", "app"));
        conclusion.Lines.ShouldHaveSingleItem().Line.Message.ShouldBe(Expired.Fatal);
        (answer.Model.Prompt, answer.Model.Repairs, answer.Model.Use.Calls).ShouldBe(("decode 1", 0, 1));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Where_the_rulebook_has_concluded_its_conclusion_stands_and_the_model_agrees(ModelProvider provider)
    {
        using var model = await ModelAtHand.That(mock, provider, AiMock.NewModel(), Said.Draft(
            "OOM", "container_oom", "checkout", "checkout was killed: \"OutOfMemoryError: Container killed due to memory usage\".", ("events#6", "OutOfMemoryError: Container killed due to memory usage")).Answer());

        var answer = await Why(Shipped("oom-kill"), model);

        answer.Model.ShouldNotBeNull().Refusals.ShouldBeEmpty();
        answer.Model.Passed.ShouldNotBeNull().Summary.ShouldStartWith("checkout was killed: ");
        answer.Conclusion.ShouldNotBeNull().Decoder.ShouldBe("rulebook");
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Another_reading_that_the_gate_lets_through_stands_beside_the_rulebooks_conclusion(ModelProvider provider)
    {
        var recorded = new Incident().Service().Definition(42, Incident.Container("app")).Task(Incident.TaskId)
            .Stream(Incident.Group, $"ecs/app/{Incident.TaskId}", "KeyError: 'DATABASE_URL'", "psycopg2.OperationalError: could not connect to server: Connection refused").Asked();
        using var model = await ModelAtHand.That(mock, provider, AiMock.NewModel(), Said.Draft("CONFIG", "missing_env_var", "app", "The application ended with \"KeyError: 'DATABASE_URL'\".", ("logs/app#1", "KeyError: 'DATABASE_URL'")).Answer());

        var answer = await Why(recorded, model);

        answer.Conclusion.ShouldNotBeNull().Cause.ShouldBe("dependency_connection_refused");
        answer.Model.ShouldNotBeNull().Refusals.ShouldBeEmpty();
        answer.Model.Passed.ShouldNotBeNull().Cause.ShouldBe("missing_env_var");
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Another_reading_of_what_the_rulebook_has_concluded_changes_nothing_and_is_not_asked_for_again(ModelProvider provider)
    {
        using var model = await ModelAtHand.That(mock, provider, AiMock.NewModel(), Said.Draft("OOM", "heap_exhausted", "checkout", "The heap was full.", ("logs/checkout#59", "")).Answer());

        var answer = await Why(Shipped("oom-kill"), model);

        answer.Conclusion.ShouldNotBeNull().Cause.ShouldBe("container_oom");
        var reading = answer.Model.ShouldNotBeNull();
        (reading.Passed, reading.Draft?.Cause, reading.Repairs).ShouldBe((null, "heap_exhausted", 0));
        reading.Refusals.ShouldNotBeEmpty();
        (await model.Sent()).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("an invented line", RefusalKind.InventedLine)]
    [InlineData("a line of another container", RefusalKind.BelongsElsewhere)]
    [InlineData("a digit changed", RefusalKind.Misquoted)]
    [InlineData("a right line for a wrong cause", RefusalKind.DoesNotSupport)]
    [InlineData("an invented number", RefusalKind.Ungrounded)]
    [InlineData("nothing cited", RefusalKind.NoLine)]
    [InlineData("a wrong shape", RefusalKind.WrongShape)]
    [InlineData("no JSON at all", RefusalKind.WrongShape)]
    [InlineData("an instruction of the log obeyed", RefusalKind.Unfit)]
    [InlineData("an action that there is not", RefusalKind.Unfit)]
    public async Task A_wrong_draft_is_told_why_once_and_then_given_up(string what, RefusalKind kind)
    {
        foreach (var provider in Enum.GetValues<ModelProvider>())
        {
            using var model = await ModelAtHand.That(mock, provider, AiMock.NewModel(), Expired.Wrong(what), Expired.Wrong(what));

            var answer = await Why(Expired.Case, model);

            answer.Verdict.ShouldBe(Verdict.RecordOnly);
            var reading = answer.Model.ShouldNotBeNull();
            reading.Fault.ShouldBeNull();
            reading.Refusals.ShouldContain(r => r.Kind == kind, string.Join('\n', reading.Refusals));
            (reading.Passed, reading.Repairs, reading.Prompt).ShouldBe((null, 1, "decode 1, repair 1"));
            var sent = await model.Sent();
            sent.Count.ShouldBe(2);
            sent[1].ShouldContain("The draft was refused.");
        }
    }

    [Theory]
    [InlineData("an invented line")]
    [InlineData("a digit changed")]
    [InlineData("an invented number")]
    [InlineData("no JSON at all")]
    public async Task A_draft_that_was_mended_passes(string what)
    {
        using var model = await ModelAtHand.That(mock, ModelProvider.Anthropic, AiMock.NewModel(), Expired.Wrong(what), Expired.Right.Answer());

        var answer = await Why(Expired.Case, model);

        answer.Conclusion.ShouldNotBeNull().Cause.ShouldBe("other:licence_expired");
        answer.Model.ShouldNotBeNull().Repairs.ShouldBe(1);
        answer.Model.Refusals.ShouldNotBeEmpty();
        answer.Model.Use.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task Memory_over_a_shutdown_that_a_deployment_asked_for_is_contradicted()
    {
        using var model = await ModelAtHand.That(mock, ModelProvider.Anthropic, AiMock.NewModel(), Said.Draft("OOM", "container_oom", "consumer", "consumer was killed for memory.", ("logs/consumer#41", "")).Answer());

        var answer = await Why(Shipped("deployment-sigkill"), model);

        answer.Conclusion.ShouldNotBeNull().Cause.ShouldBe("deployment_replacement");
        answer.Model.ShouldNotBeNull().Refusals.ShouldContain(r => r.Kind == RefusalKind.Contradicted, string.Join('\n', answer.Model.Refusals));
    }

    [Fact]
    public async Task A_model_that_abstains_is_not_asked_again()
    {
        using var model = await ModelAtHand.That(mock, ModelProvider.OpenAi, AiMock.NewModel(), Said.Unknown.Answer());

        var answer = await Why(Expired.Case, model);

        answer.Verdict.ShouldBe(Verdict.RecordOnly);
        answer.Model.ShouldNotBeNull().Refusals.ShouldBeEmpty();
        (await model.Sent()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Identifiers_come_back_into_the_conclusion()
    {
        var recorded = new Incident().Service().Definition(42, Incident.Container("app")).Task(Incident.TaskId)
            .Stream(Incident.Group, $"ecs/app/{Incident.TaskId}", "cannot continue: ledger of billing.acme.internal at 10.9.8.7 is sealed").Asked();
        using var model = await ModelAtHand.That(mock, ModelProvider.OpenAi, AiMock.NewModel(), Said.Draft(
            "CONFIG", "other:ledger_sealed", "app", "It ended with \"ledger of host2.example at 203.0.113.1 is sealed\".", ("logs/app#1", "ledger of host2.example at 203.0.113.1 is sealed")).Answer());

        var answer = await Why(recorded, model);

        answer.Model.ShouldNotBeNull().Refusals.ShouldBeEmpty();
        answer.Conclusion.ShouldNotBeNull().Summary.ShouldBe("It ended with \"ledger of billing.acme.internal at 10.9.8.7 is sealed\".");
        (await model.Sent()).ShouldAllBe(s => !s.Contains("acme", StringComparison.Ordinal) && !s.Contains("10.9.8.7", StringComparison.Ordinal));
    }

    private static async Task<Answer> Why(JsonObject recorded, ModelAtHand model)
    {
        using var stack = new Stack(recorded, model: model.Decoder);
        return await stack.Why(Cancel);
    }

    private static JsonObject Shipped(string name) => JsonNode.Parse(ShippedCase.Named($"{name}.case.json").Text)!.AsObject();
}
