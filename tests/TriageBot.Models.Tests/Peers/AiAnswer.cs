using System.Text.Json.Nodes;

namespace TriageBot.Models.Tests.Peers;

/// <summary>One scripted answer of a model, in whichever protocol it is asked.</summary>
public sealed class AiAnswer
{
    private AiAnswer(JsonObject json) => Json = json;

    public JsonObject Json { get; }

    /// <summary>It is never answered: the caller's time runs out.</summary>
    public static AiAnswer Hang { get; } = new(new JsonObject { ["hang"] = true });

    public static AiAnswer Empty { get; } = Text("");

    /// <param name="finish">As OpenAI names it: <c>stop</c>, <c>length</c>, <c>content_filter</c>.</param>
    public static AiAnswer Text(string text, int inputTokens = 100, int outputTokens = 20, string? finish = null) =>
        Of(new JsonObject { ["content"] = text }, inputTokens, outputTokens, finish);

    /// <summary>JSON as text, which is how structured output comes.</summary>
    internal static AiAnswer Object(JsonNode json) => Text(json.ToJsonString());

    public static AiAnswer Call(string tool, JsonObject arguments, string? id = null) => Calls((tool, arguments, id));

    public static AiAnswer Calls(params IEnumerable<(string Tool, JsonObject Arguments, string? Id)> calls) => Of(
        new JsonObject
        {
            ["toolCalls"] = new JsonArray([.. calls.Select(c =>
            {
                var call = new JsonObject { ["name"] = c.Tool, ["arguments"] = c.Arguments.ToJsonString() };
                if (c.Id is { } id)
                    call["id"] = id;
                return call;
            })]),
        },
        100,
        20,
        null);

    /// <summary>An error in the protocol's own shape.</summary>
    /// <param name="type">Such as <c>rate_limit_error</c>.</param>
    /// <param name="code">OpenAI's, such as <c>insufficient_quota</c>.</param>
    public static AiAnswer Error(int status, string type, string message, string? code = null) =>
        new(new JsonObject { ["response"] = new JsonObject { ["status"] = status, ["error"] = new JsonObject { ["type"] = type, ["message"] = message, ["code"] = code } } });

    /// <summary>To the letter, for what aimock would not say by itself.</summary>
    public static AiAnswer Raw(int status, string body, params IEnumerable<(string Name, string Value)> headers) => new(new JsonObject
    {
        ["raw"] = new JsonObject { ["status"] = status, ["body"] = body, ["headers"] = new JsonObject(headers.Select(h => KeyValuePair.Create(h.Name, (JsonNode?)h.Value))) },
    });

    /// <summary>The connection breaks in the middle of it.</summary>
    public AiAnswer Cut() => With("cut");

    /// <summary>Its second half is missing, as if it were all.</summary>
    public AiAnswer Malformed() => With("malformed");

    /// <summary>For every call from here on.</summary>
    public AiAnswer Again() => With("again");

    private AiAnswer With(string flag)
    {
        var json = Json.DeepClone().AsObject();
        json[flag] = true;
        return new AiAnswer(json);
    }

    private static AiAnswer Of(JsonObject response, int inputTokens, int outputTokens, string? finish)
    {
        response["usage"] = new JsonObject { ["input_tokens"] = inputTokens, ["output_tokens"] = outputTokens, ["prompt_tokens"] = inputTokens, ["completion_tokens"] = outputTokens };
        if (finish is not null)
            response["finishReason"] = finish;
        return new AiAnswer(new JsonObject { ["response"] = response });
    }
}
