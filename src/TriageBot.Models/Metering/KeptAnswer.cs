using System.Text.Json;
using Microsoft.Extensions.AI;

namespace TriageBot.Models.Metering;

/// <summary>An answer as it is remembered: its texts and the calls that it asks for, nothing of the client that brought it.</summary>
internal static class KeptAnswer
{
    /// <summary>Null for an answer that is not to be remembered: a part of one, or one with contents that are not known here.</summary>
    public static string? Write(ChatResponse response)
    {
        if (response.FinishReason != ChatFinishReason.Stop && response.FinishReason != ChatFinishReason.ToolCalls)
            return null;

        var messages = response.Messages.Select(m => (m.Role, Contents: m.Contents.Where(c => c is not UsageContent).Select(Bare).ToList())).ToList();
        if (messages.Any(m => m.Contents.Contains(null)))
            return null;

        var bare = new ChatResponse([.. messages.Select(m => new ChatMessage(m.Role, [.. m.Contents.OfType<AIContent>()]))]) { FinishReason = response.FinishReason, ModelId = response.ModelId };
        return JsonSerializer.Serialize(bare, AIJsonUtilities.DefaultOptions);
    }

    /// <summary>Null where it cannot be read.</summary>
    public static ChatResponse? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<ChatResponse>(text, AIJsonUtilities.DefaultOptions) is { } response && !IsEmpty(response) ? response : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether it says nothing and asks for no call.</summary>
    public static bool IsEmpty(ChatResponse response) => string.IsNullOrWhiteSpace(response.Text) && !response.Messages.Any(m => m.Contents.Any(c => c is FunctionCallContent));

    private static AIContent? Bare(AIContent content) => content switch
    {
        TextContent text => new TextContent(text.Text),
        TextReasoningContent reasoning => new TextReasoningContent(reasoning.Text) { ProtectedData = reasoning.ProtectedData },
        FunctionCallContent call => new FunctionCallContent(call.CallId, call.Name, call.Arguments),
        _ => null,
    };
}
