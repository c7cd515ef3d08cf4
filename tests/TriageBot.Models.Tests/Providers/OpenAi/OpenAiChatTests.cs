using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using TriageBot.Models.Providers;
using TriageBot.Models.Tests.Peers;

namespace TriageBot.Models.Tests.Providers.OpenAi;

/// <summary>What is particular to OpenAI's protocol; what all protocols share is in <see cref="ChatClientsTests"/>.</summary>
public sealed class OpenAiChatTests(AiMock mock)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cached_and_thought_tokens_are_told_apart()
    {
        var (answer, _) = await Ask(Raw("""{"role":"assistant","content":"yes"}""", "stop", """
            {"prompt_tokens":1000,"completion_tokens":50,"total_tokens":1050,"prompt_tokens_details":{"cached_tokens":900},"completion_tokens_details":{"reasoning_tokens":30}}
            """));

        var use = answer.Usage.ShouldNotBeNull();
        (use.InputTokenCount, use.CachedInputTokenCount, use.OutputTokenCount, use.ReasoningTokenCount, use.TotalTokenCount).ShouldBe((1000, 900, 50, 30, 1050));
    }

    [Fact]
    public async Task A_server_that_tells_no_use_of_tokens_is_answered_all_the_same()
    {
        var (answer, _) = await Ask(Raw("""{"role":"assistant","content":"yes"}""", "stop", "null"));

        answer.Text.ShouldBe("yes");
        answer.Usage.ShouldBeNull();
    }

    [Fact]
    public async Task A_model_that_declines_says_nothing_that_could_be_taken_for_an_answer()
    {
        var (answer, _) = await Ask(Raw("""{"role":"assistant","content":null,"refusal":"I cannot help with that."}""", "stop", "null"));

        answer.FinishReason.ShouldBe(ChatFinishReason.ContentFilter);
        answer.Text.ShouldBeEmpty();
        new Faults(new ModelSettings(ModelProvider.OpenAi, "x"), null).Find(answer)!.Kind.ShouldBe(FaultKind.Declined);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    public async Task A_call_may_come_without_arguments(string arguments)
    {
        var (answer, _) = await Ask(Call(arguments));

        var call = answer.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>().ShouldHaveSingleItem();
        (call.Name, call.Exception).ShouldBe(("tail", null));
        call.Arguments.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{\"lines\": 2")]
    [InlineData("20")]
    public async Task Arguments_that_are_none_are_told_to_whoever_runs_the_tools(string arguments)
    {
        var (answer, _) = await Ask(Call(arguments));

        answer.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>().ShouldHaveSingleItem().Exception.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("auto")]
    [InlineData("none")]
    [InlineData("required")]
    [InlineData("tail")]
    public async Task Whether_a_tool_must_be_called_goes_along(string mode)
    {
        var options = new ChatOptions
        {
            Tools = [AIFunctionFactory.Create(() => "", "tail")],
            AllowMultipleToolCalls = false,
            ToolMode = mode switch { "auto" => ChatToolMode.Auto, "none" => ChatToolMode.None, "required" => ChatToolMode.RequireAny, _ => ChatToolMode.RequireSpecific(mode) },
        };

        var (_, body) = await Ask(AiAnswer.Text("yes"), options);

        (mode == "tail" ? body["tool_choice"]!["function"]!["name"] : body["tool_choice"])!.GetValue<string>().ShouldBe(mode);
        body["parallel_tool_calls"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task Without_tools_nothing_is_said_of_them()
    {
        var (_, body) = await Ask(AiAnswer.Text("yes"), new ChatOptions { ToolMode = ChatToolMode.Auto, AllowMultipleToolCalls = false, Instructions = "Be short.", StopSequences = ["END"] });

        body.AsObject().ContainsKey("tool_choice").ShouldBeFalse();
        body.AsObject().ContainsKey("parallel_tool_calls").ShouldBeFalse();
        (body["messages"]![0]!["role"]!.GetValue<string>(), body["messages"]![0]!["content"]!.GetValue<string>()).ShouldBe(("system", "Be short."));
        body["stop"]!.AsArray().ShouldHaveSingleItem()!.GetValue<string>().ShouldBe("END");
    }

    [Fact]
    public async Task A_stream_is_the_whole_answer_at_once()
    {
        var name = AiMock.NewModel();
        await mock.Script(name, AiAnswer.Text("It ran out of memory."));
        using var model = await Opened.Model(mock, ModelProvider.OpenAi, name);

        var updates = await model.GetStreamingResponseAsync("Why?", cancellationToken: Token).ToListAsync(Token);

        updates.ToChatResponse().Text.ShouldBe("It ran out of memory.");
    }

    private static AiAnswer Call(string arguments)
    {
        var call = new JsonObject { ["id"] = "c1", ["type"] = "function", ["function"] = new JsonObject { ["name"] = "tail", ["arguments"] = arguments } };
        return Raw(new JsonObject { ["role"] = "assistant", ["content"] = null, ["tool_calls"] = new JsonArray(call) }.ToJsonString(), "tool_calls", "null");
    }

    private static AiAnswer Raw(string message, string finish, string usage) =>
        AiAnswer.Raw(200, $$"""{"id":"c","object":"chat.completion","created":1767276600,"model":"m","usage":{{usage}},"choices":[{"index":0,"message":{{message}},"finish_reason":"{{finish}}"}]}""");

    private async Task<(ChatResponse Answer, JsonNode Body)> Ask(AiAnswer answer, ChatOptions? options = null)
    {
        var name = AiMock.NewModel();
        await mock.Script(name, answer);
        using var model = await Opened.Model(mock, ModelProvider.OpenAi, name);
        return (await model.GetResponseAsync("Why?", options, Token), (await mock.Requests(name)).ShouldHaveSingleItem()["body"]!);
    }
}
