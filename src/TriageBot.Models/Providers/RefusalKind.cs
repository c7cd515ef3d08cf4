namespace TriageBot.Models.Providers;

/// <summary>
/// What an error of a provider means. See https://docs.claude.com/en/api/errors, https://platform.openai.com/docs/guides/error-codes,
/// https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_InvokeModel.html
/// </summary>
internal static class RefusalKind
{
    public static FaultKind Of(Refusal refusal) => refusal switch
    {
        _ when IsAboutMoney(refusal) => FaultKind.NoQuota,
        { Status: 401 } => FaultKind.WrongKey,
        { Status: 403 } when refusal.Says("security token", "signature", "expired", "UnrecognizedClient", "InvalidClientToken") => FaultKind.WrongKey,
        { Status: 403 } => FaultKind.NotAllowed,
        { Status: 404 } => FaultKind.UnknownModel,
        { Status: 413 } => FaultKind.TooLong,
        { Status: 429 } => FaultKind.RateLimited,
        { Status: 408 or 504 } => FaultKind.TimedOut,
        { Status: 503 or 529 } => FaultKind.Overloaded,
        { Status: >= 500 or 424 } => FaultKind.ServerError,
        { Status: < 400 or 405 or 415 } => FaultKind.Malformed,
        _ when refusal.Says("model identifier is invalid", "on-demand throughput", "model_not_found", "inference profile") => FaultKind.UnknownModel,
        _ when refusal.Says("too long", "context length", "context_length", "context window", "too many input tokens") => FaultKind.TooLong,
        _ => FaultKind.BadRequest,
    };

    // Anthropic answers 400 where the credit is used up, OpenAI 429, others 402.
    private static bool IsAboutMoney(Refusal refusal) =>
        refusal.Status == 402 || refusal.Status is 400 or 403 or 429 && refusal.Says("insufficient_quota", "billing", "credit balance", "spend limit", "spending limit", "exceeded your current quota");
}
