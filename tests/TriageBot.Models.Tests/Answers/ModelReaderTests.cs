using System.Text.Json.Nodes;
using TriageBot.Models.Tests.Peers;
using TriageBot.Models.Tests.Providers;

namespace TriageBot.Models.Tests.Answers;

/// <summary>The loop against a server of the providers' protocols.</summary>
public sealed class ModelReaderTests(AiMock mock)
{
    public static TheoryData<ModelProvider> Providers => Opened.All;

    private static AiAnswer Lines(int count = 10) => AiAnswer.Call("logs_lines", new JsonObject { ["container"] = "app", ["from"] = null, ["to"] = null, ["count"] = count, ["fromTheEnd"] = true });

    private static AiAnswer Says(string text, params string[] ids) => AiAnswer.Object(new JsonObject
    {
        ["sentences"] = new JsonArray(new JsonObject { ["text"] = text, ["ids"] = new JsonArray([.. ids.Select(i => (JsonNode)i)]) }),
    });

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_model_looks_and_answers_with_the_ids_of_what_it_saw(ModelProvider provider)
    {
        await using var asked = new Questioned(mock, provider);

        var draft = await asked.Asks(Lines(), Says("It was listening on 8080.", "logs/app#0"));

        draft.Fault.ShouldBeNull();
        draft.Prompt.ShouldBe("answer 1");
        draft.Use.Calls.ShouldBe(2);
        var sentence = draft.Sentences.ShouldHaveSingleItem();
        sentence.Text.ShouldBe("It was listening on 8080.");
        sentence.Cites.ShouldBe(["logs/app#0"]);
        asked.Steps.ShouldBe(["asking the model", "reading logs of app", "asking the model"]);
        var requests = await asked.Requests();
        requests.Count.ShouldBe(2);
        requests[1].ShouldContain("logs/app#0 2026-01-01T");
        asked.File.Made.ShouldContain(m => m.Id == "logs/app");
    }

    [Fact]
    public async Task No_secret_and_no_name_leaves_the_process_and_names_come_back()
    {
        await using var asked = new Questioned(mock);

        var draft = await asked.Asks(Lines(), Says("It could not reach host1.example:5432.", "logs/app#1"));

        draft.Sentences.ShouldHaveSingleItem().Text.ShouldBe("It could not reach db.acme.internal:5432.");
        foreach (var request in await asked.Requests())
        {
            request.ShouldNotContain("hunter2");
            request.ShouldNotContain("db.acme.internal");
            request.ShouldNotContain("shop-checkout");
            request.ShouldNotContain("111122223333");
        }
    }

    [Fact]
    public async Task What_lies_beyond_the_incident_is_refused_by_the_tool_and_asked_of_nobody()
    {
        await using var asked = new Questioned(mock);

        var draft = await asked.Asks(AiAnswer.Call("ecs_describe_service", new JsonObject { ["service"] = "payments", ["cluster"] = null }), Says("It is beyond this incident.", "service"));

        draft.Sentences.ShouldHaveSingleItem();
        (await asked.Requests())[1].ShouldContain("service payments is beyond this incident");
    }

    [Theory]
    [InlineData("shell_run", """{"command":"id"}""", "there is no shell_run")]
    [InlineData("logs_lines", """{"container":"app","from":"yesterday at noon","to":null,"count":1,"fromTheEnd":true}""", "these are no arguments of logs_lines")]
    [InlineData("logs_lines", """{"container":"app","count":"many"}""", "these are no arguments of logs_lines")]
    [InlineData("logs_lines", "{}", "the task has no container")]
    [InlineData("logs_lines", """{"container":"nobody","from":null,"to":null,"count":5,"fromTheEnd":true}""", "the task has no container nobody")]
    public async Task A_call_that_cannot_be_made_is_told_to_the_model(string tool, string arguments, string told)
    {
        await using var asked = new Questioned(mock);

        var draft = await asked.Asks(AiAnswer.Call(tool, JsonNode.Parse(arguments)!.AsObject()), Says("It was listening on 8080.", "logs/app#0"));

        draft.Sentences.ShouldHaveSingleItem();
        (await asked.Requests())[1].ShouldContain(told);
    }

    [Fact]
    public async Task A_loop_without_an_end_is_ended()
    {
        await using var asked = new Questioned(mock);

        var draft = await asked.Asks(Lines().Again());

        draft.Sentences.ShouldBeEmpty();
        draft.Fault.ShouldNotBeNull().ShouldEndWith("looked 6 times and came to no answer");
        (await asked.Requests()).Count.ShouldBe(6);
    }

    [Fact]
    public async Task So_many_calls_are_made_and_then_no_more()
    {
        await using var asked = new Questioned(mock);
        var many = AiAnswer.Calls(Enumerable.Range(1, 14).Select(n => ("logs_lines", new JsonObject { ["container"] = "app", ["from"] = null, ["to"] = null, ["count"] = n, ["fromTheEnd"] = true }, (string?)$"call_{n}")));

        var draft = await asked.Asks(many, Says("It was listening on 8080.", "logs/app#0"));

        draft.Sentences.ShouldHaveSingleItem();
        asked.Steps.Count(s => s == "reading logs of app").ShouldBe(12);
        (await asked.Requests())[1].ShouldContain("12 calls were made, and no more are");
    }

    [Theory]
    [InlineData("I think it was fine.")]
    [InlineData("""{"answer":"it was fine"}""")]
    [InlineData("""{"sentences":[{"text":"It was fine."}]}""")]
    [InlineData("""{"sentences":[{"text":7,"ids":[]}]}""")]
    public async Task An_answer_of_another_form_is_asked_for_once_more_and_then_given_up(string answer)
    {
        await using var mended = new Questioned(mock);
        (await mended.Asks(AiAnswer.Text(answer), Says("It was listening on 8080.", "logs/app#0"))).Sentences.ShouldHaveSingleItem();

        await using var asked = new Questioned(mock);
        var draft = await asked.Asks(AiAnswer.Text(answer).Again());

        draft.Fault.ShouldNotBeNull().ShouldContain("gave an answer that cannot be read");
        (await asked.Requests()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_empty_answer_is_a_fault()
    {
        await using var asked = new Questioned(mock);

        (await asked.Asks(AiAnswer.Empty)).Fault.ShouldNotBeNull().ShouldContain("gave an empty answer");
    }

    [Fact]
    public async Task A_fault_in_the_middle_ends_it_with_what_was_used()
    {
        await using var asked = new Questioned(mock);

        var draft = await asked.Asks(Lines(), AiAnswer.Error(401, "authentication_error", "invalid x-api-key").Again());

        draft.Fault.ShouldNotBeNull();
        draft.Use.Calls.ShouldBeGreaterThanOrEqualTo(1);
        draft.Use.InputTokens.ShouldBeGreaterThanOrEqualTo(100);
    }

    [Fact]
    public async Task A_ceiling_of_the_answer_ends_it()
    {
        await using var asked = new Questioned(mock) { Settings = s => s with { Ceilings = new Ceilings { TokensPerAnswer = 20_000 } } };

        var draft = await asked.Asks(AiAnswer.Text("no JSON", inputTokens: 19_000), Says("It was listening on 8080.", "logs/app#0"));

        draft.Fault.ShouldNotBeNull().ShouldContain("TokensPerAnswer");
        (await asked.Requests()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_model_that_is_silent_is_waited_for_as_long_as_is_configured()
    {
        await using var asked = new Questioned(mock) { Settings = s => s with { AnswerDeadline = TimeSpan.FromMilliseconds(300) } };

        var draft = await asked.Asks(AiAnswer.Hang);

        draft.Fault.ShouldNotBeNull().ShouldContain("did not answer within 0.3 s");
    }

    [Fact]
    public async Task Whoever_stops_it_gets_what_there_is()
    {
        await using var asked = new Questioned(mock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        stop.CancelAfter(TimeSpan.FromMilliseconds(300));

        var draft = await asked.Asks(stop.Token, AiAnswer.Hang);

        draft.Sentences.ShouldBeEmpty();
        draft.Fault.ShouldNotBeNull();
    }
}
