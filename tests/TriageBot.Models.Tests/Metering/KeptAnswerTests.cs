using Microsoft.Extensions.AI;
using TriageBot.Models.Metering;

namespace TriageBot.Models.Tests.Metering;

public sealed class KeptAnswerTests
{
    [Fact]
    public void Texts_and_calls_come_back_as_they_were()
    {
        var response = new ChatResponse(new ChatMessage(ChatRole.Assistant,
        [
            new TextReasoningContent("hm") { ProtectedData = "sig" },
            new TextContent("let me look") { RawRepresentation = new object() },
            new FunctionCallContent("call-1", "logs_around", new Dictionary<string, object?> { ["seconds"] = 30, ["container"] = "app" }) { RawRepresentation = new object() },
        ]))
        { FinishReason = ChatFinishReason.ToolCalls, ModelId = "m" };

        var again = KeptAnswer.Read(KeptAnswer.Write(response)!)!;

        again.Text.ShouldBe("let me look");
        again.FinishReason.ShouldBe(ChatFinishReason.ToolCalls);
        again.Messages[0].Contents.OfType<TextReasoningContent>().Single().ProtectedData.ShouldBe("sig");
        var call = again.Messages[0].Contents.OfType<FunctionCallContent>().Single();
        (call.CallId, call.Name).ShouldBe(("call-1", "logs_around"));
        call.Arguments!["seconds"]!.ToString().ShouldBe("30");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{}")]
    public void What_cannot_be_read_is_not_remembered(string text) => KeptAnswer.Read(text).ShouldBeNull();
}
