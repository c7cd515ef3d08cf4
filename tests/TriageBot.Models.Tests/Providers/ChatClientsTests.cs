using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using TriageBot.Models.Providers;
using TriageBot.Models.Tests.Peers;

namespace TriageBot.Models.Tests.Providers;

/// <summary>Each provider's client against a server that speaks its protocol and is not ours.</summary>
public sealed class ChatClientsTests(AiMock mock)
{
    private static readonly JsonElement s_schema = JsonDocument.Parse("""
        {"type":"object","properties":{"cause":{"type":"string"}},"required":["cause"],"additionalProperties":false}
        """).RootElement;

    public static TheoryData<ModelProvider> Providers => Opened.All;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task An_answer_comes_with_its_words_its_end_and_its_use_of_tokens(ModelProvider provider)
    {
        var name = AiMock.NewModel();
        await mock.Script(name, AiAnswer.Text("It ran out of memory.", inputTokens: 812, outputTokens: 34));
        using var model = await Opened.Model(mock, provider, name);

        var answer = await model.GetResponseAsync([new(ChatRole.System, "Be short."), new(ChatRole.User, "Why?")], new ChatOptions { MaxOutputTokens = 321, Temperature = 0 }, Token);

        answer.Text.ShouldBe("It ran out of memory.");
        answer.FinishReason.ShouldBe(ChatFinishReason.Stop);
        answer.Usage!.InputTokenCount.ShouldBe(812);
        answer.Usage.OutputTokenCount.ShouldBe(34);
        var sent = (await mock.Requests(name)).ShouldHaveSingleItem();
        sent["text"]!.GetValue<string>().ShouldContain("Be short.");
        sent["text"]!.GetValue<string>().ShouldContain("321");
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task What_was_cut_at_its_bound_says_so(ModelProvider provider)
    {
        var name = AiMock.NewModel();
        await mock.Script(name, AiAnswer.Text("It ran", finish: "length"));
        using var model = await Opened.Model(mock, provider, name);

        (await model.GetResponseAsync("Why?", cancellationToken: Token)).FinishReason.ShouldBe(ChatFinishReason.Length);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_schema_goes_along_as_the_provider_wants_it(ModelProvider provider)
    {
        var name = AiMock.NewModel();
        await mock.Script(name, AiAnswer.Object(new JsonObject { ["cause"] = "container_oom" }));
        using var model = await Opened.Model(mock, provider, name);

        var answer = await model.GetResponseAsync("Why?", new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(s_schema, "draft", "What happened.") }, Token);

        JsonNode.Parse(answer.Text)!["cause"]!.GetValue<string>().ShouldBe("container_oom");
        var body = (await mock.Requests(name)).ShouldHaveSingleItem()["body"]!;
        var sent = provider is ModelProvider.OpenAi ? body["response_format"]!["json_schema"]!["schema"] : body["output_config"]!["format"]!["schema"];
        JsonNode.DeepEquals(sent, JsonNode.Parse(s_schema.GetRawText())).ShouldBeTrue(body.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Tools_are_offered_called_and_answered(ModelProvider provider)
    {
        var name = AiMock.NewModel();
        await mock.Script(
            name,
            AiAnswer.Calls(("tail", new JsonObject { ["lines"] = 20 }, "call_1"), ("events", [], "call_2")),
            AiAnswer.Text("It says so."));
        using var model = await Opened.Model(mock, provider, name);
        var options = new ChatOptions { Tools = [AIFunctionFactory.Create((int lines) => lines, "tail", "The last lines."), AIFunctionFactory.Create(() => "none", "events", "Its events.")] };
        List<ChatMessage> talk = [new(ChatRole.User, "What do the logs say?")];

        var first = await model.GetResponseAsync(talk, options, Token);
        talk.AddRange(first.Messages);
        talk.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent("call_1", "panic: boom"), new FunctionResultContent("call_2", new JsonObject { ["n"] = 0 })]));
        var second = await model.GetResponseAsync(talk, options, Token);

        first.FinishReason.ShouldBe(ChatFinishReason.ToolCalls);
        var calls = first.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>().ToList();
        calls.Select(c => (c.CallId, c.Name)).ShouldBe([("call_1", "tail"), ("call_2", "events")]);
        ((JsonElement)calls[0].Arguments!["lines"]!).GetInt32().ShouldBe(20);
        second.Text.ShouldBe("It says so.");
        var requests = await mock.Requests(name);
        requests.Count.ShouldBe(2);
        requests[0]["text"]!.GetValue<string>().ShouldContain("The last lines.");
        requests[1]["text"]!.GetValue<string>().ShouldContain("panic: boom");
        requests[1]["text"]!.GetValue<string>().ShouldContain("call_2");
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_key_goes_where_the_protocol_wants_it(ModelProvider provider)
    {
        var name = AiMock.NewModel() + ":0";
        await mock.Script(name, AiAnswer.Text("yes"));
        using var model = await Opened.Model(mock, provider, name);

        await model.GetResponseAsync("Why?", cancellationToken: Token);

        var headers = (await mock.Requests(name)).ShouldHaveSingleItem()["headers"]!;
        headers["authorization"]!.GetValue<string>().ShouldBe(provider is ModelProvider.Bedrock ? $"AWS4-HMAC-SHA256 of /model/{name}/invoke" : $"Bearer {Opened.Key}");
        headers["host"]!.GetValue<string>().ShouldBe((await mock.Endpoint()).Authority);
    }

    [Fact]
    public async Task A_server_of_ones_own_may_ask_for_no_key()
    {
        var name = AiMock.NewModel();
        await mock.Script(name, AiAnswer.Text("yes").Again());
        foreach (var provider in (ModelProvider[])[ModelProvider.Anthropic, ModelProvider.OpenAi])
        {
            using var model = ChatClients.Open(Opened.Settings(provider, name, await mock.Endpoint()) with { ApiKey = null }, null, TimeProvider.System);
            (await model.GetResponseAsync("Why?", cancellationToken: Token)).Text.ShouldBe("yes");
        }

        (await mock.Requests(name)).ShouldAllBe(r => r["headers"]!["authorization"] == null && r["headers"]!["x-api-key"] == null);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    [InlineData(529)]
    public async Task A_busy_server_is_asked_once_more(int status)
    {
        var name = AiMock.NewModel();
        await mock.Script(name, AiAnswer.Error(status, "overloaded_error", "busy"), AiAnswer.Text("yes"));
        using var model = await Opened.Model(mock, ModelProvider.Anthropic, name);

        (await model.GetResponseAsync("Why?", cancellationToken: Token)).Text.ShouldBe("yes");
    }

    [Fact]
    public async Task And_only_once()
    {
        var name = AiMock.NewModel();
        await mock.Script(name, AiAnswer.Error(503, "overloaded_error", "busy").Again());
        foreach (var provider in (ModelProvider[])[ModelProvider.Anthropic, ModelProvider.Bedrock, ModelProvider.OpenAi])
        {
            using var model = await Opened.Model(mock, provider, name);
            await Should.ThrowAsync<Exception>(() => model.GetResponseAsync("Why?", cancellationToken: Token));
        }

        (await mock.Requests(name)).Count.ShouldBe(6);
    }

    [Fact]
    public async Task Nor_where_it_says_to_come_much_later_or_that_the_money_is_gone()
    {
        var name = AiMock.NewModel();
        await mock.Script(name, AiAnswer.Raw(429, "{}", ("retry-after", "60")), AiAnswer.Error(429, "insufficient_quota", "You exceeded your current quota", "insufficient_quota"));
        using var model = await Opened.Model(mock, ModelProvider.OpenAi, name);

        await Should.ThrowAsync<Exception>(() => model.GetResponseAsync("Why?", cancellationToken: Token));
        await Should.ThrowAsync<Exception>(() => model.GetResponseAsync("Why?", cancellationToken: Token));

        (await mock.Requests(name)).Count.ShouldBe(2);
    }

    // The prices of both are told for all input, of which some was cached.
    [Theory]
    [InlineData(ModelProvider.Anthropic)]
    [InlineData(ModelProvider.Bedrock)]
    public async Task Cached_input_is_part_of_the_input(ModelProvider provider)
    {
        var name = AiMock.NewModel();
        await mock.Script(name, AiAnswer.Raw(200, """
            {"id":"m","type":"message","role":"assistant","model":"m","content":[{"type":"text","text":"yes"}],"stop_reason":"end_turn","stop_sequence":null,
            "usage":{"input_tokens":100,"cache_read_input_tokens":900,"cache_creation_input_tokens":0,"output_tokens":50}}
            """));
        using var model = await Opened.Model(mock, provider, name);

        var use = (await model.GetResponseAsync("Why?", cancellationToken: Token)).Usage.ShouldNotBeNull();

        (use.InputTokenCount, use.CachedInputTokenCount, use.OutputTokenCount).ShouldBe((1000, 900, 50));
    }
}
