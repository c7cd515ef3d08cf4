using Microsoft.Extensions.AI;
using TriageBot.Models.Metering;

namespace TriageBot.Models.Tests.Metering;

public sealed class AnswerKeyTests
{
    private static readonly ModelSettings s_settings = new(ModelProvider.Anthropic, "claude-test");
    private static readonly ModelRequest s_request = Metered.Request("why?");

    public static TheoryData<string, ModelSettings, ModelRequest> Others() => new()
    {
        { "model", s_settings with { Name = "other" }, s_request },
        { "provider", s_settings with { Provider = ModelProvider.Bedrock }, s_request },
        { "endpoint", s_settings with { Endpoint = new Uri("https://models.example/") }, s_request },
        { "version of the prompt", s_settings, s_request with { Prompt = "decode 2" } },
        { "text", s_settings, Metered.Request("why? ") },
        { "role", s_settings, s_request with { Messages = [new ChatMessage(ChatRole.System, "why?")] } },
        { "split of messages", s_settings, s_request with { Messages = [new ChatMessage(ChatRole.User, "why"), new ChatMessage(ChatRole.User, "?")] } },
        { "temperature", s_settings, s_request with { Options = new ChatOptions { MaxOutputTokens = 1_000, Temperature = 0.5f } } },
        { "most tokens", s_settings, s_request with { Options = new ChatOptions { MaxOutputTokens = 1_001 } } },
        { "format", s_settings, s_request with { Options = new ChatOptions { MaxOutputTokens = 1_000, ResponseFormat = ChatResponseFormat.Json } } },
        { "tools", s_settings, s_request with { Options = new ChatOptions { MaxOutputTokens = 1_000, Tools = [AIFunctionFactory.Create(() => 1, "one")] } } },
        { "call that was made", s_settings, s_request with { Messages = [.. s_request.Messages, new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("1", "one")])] } },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void Another_of_anything_that_an_answer_depends_on_is_another_key(string what, ModelSettings settings, ModelRequest request) =>
        AnswerKey.Of(settings, request).ShouldNotBe(AnswerKey.Of(s_settings, s_request), what);

    [Fact]
    public void Who_asks_where_and_with_which_key_makes_no_difference() =>
        AnswerKey.Of(s_settings with { ApiKey = "k", Deadline = TimeSpan.FromSeconds(1) }, Metered.Request("why?", "C9")).ShouldBe(AnswerKey.Of(s_settings, s_request));
}
