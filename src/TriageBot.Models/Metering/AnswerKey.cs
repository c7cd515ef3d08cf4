using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace TriageBot.Models.Metering;

/// <summary>A hash of all that an answer depends on: who is asked, with which prompt, what, with which tools and options.</summary>
internal static class AnswerKey
{
    /// <summary>Another where answers are kept in another way.</summary>
    private const string Form = "1";

    public static string Of(ModelSettings settings, ModelRequest request)
    {
        var options = request.Options;
        var whole = new JsonObject
        {
            ["form"] = Form,
            ["provider"] = settings.Provider.ToString(),
            ["endpoint"] = settings.Endpoint?.AbsoluteUri,
            ["model"] = options.ModelId ?? settings.Name,
            ["prompt"] = request.Prompt,
            ["instructions"] = options.Instructions,
            ["messages"] = new JsonArray([.. request.Messages.Select(Message)]),
            ["tools"] = new JsonArray([.. options.Tools?.Select(Tool) ?? []]),
            ["toolMode"] = Json(options.ToolMode),
            ["responseFormat"] = Json(options.ResponseFormat),
            ["temperature"] = options.Temperature,
            ["topP"] = options.TopP,
            ["topK"] = options.TopK,
            ["maxOutputTokens"] = options.MaxOutputTokens,
            ["seed"] = options.Seed,
            ["stop"] = Json(options.StopSequences),
            ["reasoning"] = Json(options.Reasoning),
        };
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(whole)));
    }

    /// <summary>Of a call that is known by its request, whatever its words; null where it is not.</summary>
    public static string? Once(ModelSettings settings, ModelRequest request) => request.Once is not { } once ? null
        : Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new JsonArray(Form, settings.Provider.ToString(), settings.Endpoint?.AbsoluteUri, settings.Name, request.Prompt, once))));

    private static JsonNode Message(ChatMessage message) => new JsonObject
    {
        ["role"] = message.Role.Value,
        ["contents"] = new JsonArray([.. message.Contents.Select(c => Json(c))]),
    };

    private static JsonNode Tool(AITool tool) => new JsonObject
    {
        ["name"] = tool.Name,
        ["description"] = tool.Description,
        ["schema"] = tool is AIFunctionDeclaration function ? JsonNode.Parse(function.JsonSchema.GetRawText()) : null,
    };

    private static JsonNode? Json<T>(T value) => JsonSerializer.SerializeToNode(value, AIJsonUtilities.DefaultOptions);
}
