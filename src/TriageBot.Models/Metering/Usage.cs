using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using TriageBot.Triage.Decoding;

namespace TriageBot.Models.Metering;

/// <summary>What a call used: by the provider's word, or, where it is silent, four bytes a token.</summary>
internal static class Usage
{
    private const int BytesOfToken = 4;
    private const decimal Million = 1_000_000m;

    public static ModelUse Of(ModelRequest request, ChatResponse response, Prices prices)
    {
        var told = response.Usage;
        var cached = Math.Max(0, told?.CachedInputTokenCount ?? 0);
        var input = Math.Max(told?.InputTokenCount ?? Tokens(request), cached);
        var output = Math.Max(0, told?.OutputTokenCount ?? Tokens(response.Messages));
        return new ModelUse(1, input, output, cached, 0, Cost(prices, input, cached, output)) { Currency = prices.Currency, IsEstimated = told?.InputTokenCount is null || told.OutputTokenCount is null };
    }

    /// <summary>Of a call that gave no answer.</summary>
    public static ModelUse Of(ModelRequest request, Prices prices)
    {
        var input = Tokens(request);
        return new ModelUse(1, input, 0, 0, 0, Cost(prices, input, 0, 0)) { Currency = prices.Currency, IsEstimated = true };
    }

    /// <summary>Of an answer that was remembered.</summary>
    public static ModelUse Free(Prices prices) => ModelUse.None with { Remembered = 1, Cost = Cost(prices, 0, 0, 0), Currency = prices.Currency };

    public static long Tokens(ModelRequest request) => Tokens(request.Messages) + Tokens(request.Options.Instructions) + (request.Options.Tools?.Sum(Tokens) ?? 0);

    /// <summary>In the currency of the prices; null where they are not configured.</summary>
    /// <param name="input">The cached included.</param>
    public static decimal? Cost(Prices prices, long input, long cached, long output) =>
        prices is { Input: { } inputPrice, Output: { } outputPrice }
            ? ((input - cached) * inputPrice + cached * (prices.CachedInput ?? inputPrice) + output * outputPrice) / Million
            : null;

    private static long Tokens(IEnumerable<ChatMessage> messages) => messages.Sum(m => m.Contents.Sum(Tokens));

    private static long Tokens(AITool tool) => Tokens(tool.Name) + Tokens(tool.Description) + (tool is AIFunctionDeclaration function ? Tokens(function.JsonSchema.GetRawText()) : 0);

    private static long Tokens(AIContent content) => content switch
    {
        TextContent text => Tokens(text.Text),
        TextReasoningContent reasoning => Tokens(reasoning.Text),
        FunctionCallContent call => Tokens(call.Name) + Tokens(JsonSerializer.Serialize(call.Arguments, AIJsonUtilities.DefaultOptions)),
        FunctionResultContent { Result: string text } => Tokens(text),
        FunctionResultContent result => Tokens(JsonSerializer.Serialize(result.Result, AIJsonUtilities.DefaultOptions)),
        _ => 0,
    };

    private static long Tokens(string? text) => text is null ? 0 : (Encoding.UTF8.GetByteCount(text) + BytesOfToken - 1) / BytesOfToken;
}
