using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using Ai = Microsoft.Extensions.AI;

namespace TriageBot.Models.Providers.OpenAi;

/// <summary>Messages in OpenAI's types. One of ours with several tool results is several of theirs.</summary>
internal static class OpenAiMessages
{
    public static IEnumerable<OpenAI.Chat.ChatMessage> Of(IEnumerable<Ai.ChatMessage> messages, Ai.ChatOptions? options)
    {
        if (options?.Instructions is { Length: > 0 } instructions)
            yield return new SystemChatMessage(instructions);

        foreach (var message in messages.SelectMany(Of))
            yield return message;
    }

    private static IEnumerable<OpenAI.Chat.ChatMessage> Of(Ai.ChatMessage message)
    {
        if (message.Role == ChatRole.System)
            return [new SystemChatMessage(message.Text)];
        if (message.Role == ChatRole.Assistant)
            return [Assistant(message)];

        // Some put the results of tools into a message of the user's.
        IEnumerable<OpenAI.Chat.ChatMessage> results = message.Contents.OfType<FunctionResultContent>().Select(r => new ToolChatMessage(r.CallId, Result(r.Result)));
        return message.Role == ChatRole.Tool || message.Text.Length == 0 ? results : results.Append(new UserChatMessage(message.Text));
    }

    private static AssistantChatMessage Assistant(Ai.ChatMessage message)
    {
        ChatToolCall[] calls = [.. message.Contents.OfType<FunctionCallContent>().Select(c => ChatToolCall.CreateFunctionToolCall(c.CallId, c.Name, Arguments(c)))];
        if (calls.Length == 0)
            return new AssistantChatMessage(message.Text);

        var assistant = new AssistantChatMessage(calls);
        if (message.Text.Length > 0)
            assistant.Content.Add(ChatMessageContentPart.CreateTextPart(message.Text));
        return assistant;
    }

    private static BinaryData Arguments(FunctionCallContent call) =>
        BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(call.Arguments ?? new Dictionary<string, object?>(), AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(IDictionary<string, object?>))));

    private static string Result(object? result) => result switch
    {
        null => "",
        string text => text,
        JsonElement { ValueKind: JsonValueKind.String } json => json.GetString()!,
        TextContent content => content.Text,
        _ => JsonSerializer.Serialize(result, AIJsonUtilities.DefaultOptions.GetTypeInfo(result.GetType())),
    };
}
