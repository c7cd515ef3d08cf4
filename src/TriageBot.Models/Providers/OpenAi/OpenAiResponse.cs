using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using Ai = Microsoft.Extensions.AI;

namespace TriageBot.Models.Providers.OpenAi;

/// <summary>A completion in the common types.</summary>
internal static class OpenAiResponse
{
    public static ChatResponse Of(ChatCompletion completion)
    {
        var message = new Ai.ChatMessage { Role = ChatRole.Assistant, MessageId = completion.Id };
        foreach (var part in completion.Content.Where(p => p.Kind is ChatMessageContentPartKind.Text && p.Text.Length > 0))
            message.Contents.Add(new TextContent(part.Text));
        if (completion.Refusal is { Length: > 0 } refusal)
            message.Contents.Add(new ErrorContent(refusal) { ErrorCode = "refusal" });
        foreach (var call in completion.ToolCalls)
            message.Contents.Add(Call(call));

        return new ChatResponse(message)
        {
            ResponseId = completion.Id,
            ModelId = completion.Model,
            CreatedAt = completion.CreatedAt,
            FinishReason = completion.Refusal is { Length: > 0 } ? Ai.ChatFinishReason.ContentFilter : Finish(completion.FinishReason),
            Usage = Use(completion.Usage),
            RawRepresentation = completion,
        };
    }

    /// <summary>Arguments that are no JSON come as an exception of the call: whoever runs tools tells the model so.</summary>
    private static FunctionCallContent Call(ChatToolCall call) => FunctionCallContent.CreateFromParsedArguments(
        call.FunctionArguments.ToString(), call.Id, call.FunctionName, static json => JsonSerializer.Deserialize<Dictionary<string, object?>>(json.Length > 0 ? json : "{}"));

    private static Ai.ChatFinishReason Finish(OpenAI.Chat.ChatFinishReason reason) => reason switch
    {
        OpenAI.Chat.ChatFinishReason.Length => Ai.ChatFinishReason.Length,
        OpenAI.Chat.ChatFinishReason.ContentFilter => Ai.ChatFinishReason.ContentFilter,
        OpenAI.Chat.ChatFinishReason.ToolCalls or OpenAI.Chat.ChatFinishReason.FunctionCall => Ai.ChatFinishReason.ToolCalls,
        _ => Ai.ChatFinishReason.Stop,
    };

    private static UsageDetails? Use(ChatTokenUsage? use) => use is null ? null : new UsageDetails
    {
        InputTokenCount = use.InputTokenCount,
        OutputTokenCount = use.OutputTokenCount,
        TotalTokenCount = use.TotalTokenCount,
        CachedInputTokenCount = use.InputTokenDetails?.CachedTokenCount,
        ReasoningTokenCount = use.OutputTokenDetails?.ReasoningTokenCount,
    };
}
