using System.Globalization;
using TriageBot.Models.Providers;

namespace TriageBot.Configuration;

/// <summary>The keys about the model.</summary>
internal static class ModelKeys
{
    public const string Endpoint = "an https URL such as https://llm.example.com/v1 (http only to this machine or to a host name without a dot)";

    private const string Span = "a time between 00:00:01 and 00:05:00";
    private const string Tokens = "a whole number of tokens, 0 for no limit";
    private const string Cost = "an amount such as 2.50, 0 for no limit";
    private const string Price = "the price of a million tokens, such as 3 or 0.30";

    public static IReadOnlyList<KnownKey> All { get; } =
    [
        new("Model:Provider", "none, anthropic, bedrock or openai", v => v is "none" or "anthropic" or "bedrock" or "openai"),
        KnownKeys.Text("Model:Name", "a model's name"),
        new("Model:Endpoint", Endpoint, IsEndpoint),
        .. KnownKeys.Secret("Model:ApiKey"),
        new("Model:Deadline", Span, v => Values.Deadline(v) is not null),
        new("Model:AnswerDeadline", Span, v => Values.Deadline(v) is not null),
        KnownKeys.Text("Model:Prompts", "the path of a folder"),
        new("Model:Pseudonyms", "true or false", v => v is "true" or "false"),
        new("Model:Reads", "always, or unproven (only where the rulebook has not concluded)", v => v is "always" or "unproven"),
        new("Model:Prices:Input", Price, v => Amount(v) is not null),
        new("Model:Prices:Output", Price, v => Amount(v) is not null),
        new("Model:Prices:CachedInput", Price, v => Amount(v) is not null),
        new("Model:Prices:Currency", "a sign or a code such as $ or EUR", v => v.Length is > 0 and <= 8 && !v.Any(c => char.IsControl(c) || char.IsDigit(c))),
        new("Model:Ceilings:TokensPerAnswer", Tokens, v => Count(v) is not null),
        new("Model:Ceilings:TokensPerChannelAndDay", Tokens, v => Count(v) is not null),
        new("Model:Ceilings:TokensPerDay", Tokens, v => Count(v) is not null),
        new("Model:Ceilings:CostPerChannelAndDay", Cost, v => Amount(v) is not null),
        new("Model:Ceilings:CostPerDay", Cost, v => Amount(v) is not null),
    ];

    public static long? Count(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    /// <summary>Up to a million; nothing that is paid here costs more.</summary>
    public static decimal? Amount(string? text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount <= 1_000_000 ? amount : null;

    public static bool IsEndpoint(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && ModelEndpoint.Accepts(url);
}
