namespace TriageBot.Models.Providers;

/// <summary>Where a model is asked.</summary>
public static class ModelEndpoint
{
    public static readonly Uri Anthropic = new("https://api.anthropic.com");

    public static readonly Uri OpenAi = new("https://api.openai.com/v1");

    /// <summary>
    /// Whether keys and evidence may be sent there: by https, or by http to this machine or to a host name without a dot, and nothing but a path
    /// behind the host.
    /// </summary>
    public static bool Accepts(Uri endpoint) =>
        endpoint.IsAbsoluteUri && endpoint.UserInfo.Length == 0 && endpoint.Query.Length == 0 && endpoint.Fragment.Length == 0 && endpoint.Scheme switch
        {
            "https" => true,
            "http" => endpoint.IsLoopback || !endpoint.IdnHost.Contains('.', StringComparison.Ordinal) && !endpoint.IdnHost.Contains(':', StringComparison.Ordinal),
            _ => false,
        };

    internal static Uri Of(ModelSettings settings, IRequestSigner? signer) => settings.Endpoint ?? settings.Provider switch
    {
        ModelProvider.Anthropic => Anthropic,
        ModelProvider.OpenAi => OpenAi,
        _ => new Uri($"https://bedrock-runtime.{signer?.Region}.amazonaws.com"),
    };
}
