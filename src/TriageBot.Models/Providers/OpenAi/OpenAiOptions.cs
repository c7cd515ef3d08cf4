using Microsoft.Extensions.AI;
using OpenAI.Chat;
using Ai = Microsoft.Extensions.AI;

namespace TriageBot.Models.Providers.OpenAi;

/// <summary>Options in OpenAI's types.</summary>
internal static class OpenAiOptions
{
    public static ChatCompletionOptions Of(Ai.ChatOptions? options)
    {
        var theirs = new ChatCompletionOptions { MaxOutputTokenCount = options?.MaxOutputTokens, Temperature = options?.Temperature, TopP = options?.TopP };
        if (options is null)
            return theirs;

        foreach (var stop in options.StopSequences ?? [])
            theirs.StopSequences.Add(stop);
        foreach (var tool in options.Tools?.OfType<AIFunctionDeclaration>() ?? [])
            theirs.Tools.Add(ChatTool.CreateFunctionTool(tool.Name, tool.Description, BinaryData.FromString(tool.JsonSchema.GetRawText())));

        // Both are errors where there are no tools.
        if (theirs.Tools.Count > 0)
        {
            theirs.ToolChoice = Choice(options.ToolMode);
            theirs.AllowParallelToolCalls = options.AllowMultipleToolCalls;
        }

        theirs.ResponseFormat = Format(options.ResponseFormat);
        return theirs;
    }

    private static ChatToolChoice? Choice(ChatToolMode? mode) => mode switch
    {
        AutoChatToolMode => ChatToolChoice.CreateAutoChoice(),
        NoneChatToolMode => ChatToolChoice.CreateNoneChoice(),
        RequiredChatToolMode { RequiredFunctionName: { } name } => ChatToolChoice.CreateFunctionChoice(name),
        RequiredChatToolMode => ChatToolChoice.CreateRequiredChoice(),
        _ => null,
    };

    private static OpenAI.Chat.ChatResponseFormat? Format(Ai.ChatResponseFormat? format) => format switch
    {
        ChatResponseFormatJson { Schema: { } schema } json =>
            OpenAI.Chat.ChatResponseFormat.CreateJsonSchemaFormat(json.SchemaName ?? "answer", BinaryData.FromString(schema.GetRawText()), json.SchemaDescription, StrictSchema.Allows(schema)),
        ChatResponseFormatJson => OpenAI.Chat.ChatResponseFormat.CreateJsonObjectFormat(),
        ChatResponseFormatText => OpenAI.Chat.ChatResponseFormat.CreateTextFormat(),
        _ => null,
    };
}
