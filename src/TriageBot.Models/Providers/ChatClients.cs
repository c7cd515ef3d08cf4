using System.ClientModel;
using System.ClientModel.Primitives;
using Anthropic;
using Anthropic.Bedrock;
using Anthropic.Core;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using TriageBot.Models.Providers.OpenAi;

namespace TriageBot.Models.Providers;

/// <summary>
/// Opens a model as it is configured. What comes back asks without a deadline of its own and, but for one quick retry of a busy server, once: time
/// is the caller's. It throws what the provider's client throws; <see cref="Faults"/> says what that means.
/// </summary>
public static class ChatClients
{
    /// <summary>What a model may write where a call does not say.</summary>
    private const int UsualOutput = 2048;

    /// <summary>Longer than any deadline of ours.</summary>
    private static readonly TimeSpan s_endless = TimeSpan.FromMinutes(30);

    /// <param name="signer">Null where the provider is not Bedrock.</param>
    /// <param name="waits">For the pause before the one retry.</param>
    public static IChatClient Open(ModelSettings settings, IRequestSigner? signer, TimeProvider waits) => Open(settings, signer, waits, NewHandler());

    internal static IChatClient Open(ModelSettings settings, IRequestSigner? signer, TimeProvider waits, HttpMessageHandler handler)
    {
        var http = new HttpClient(new OneRetry(handler, waits)) { Timeout = Timeout.InfiniteTimeSpan };
        return new ProviderChat(
            settings.Provider switch
            {
                ModelProvider.Anthropic => new AnthropicClient(Options(settings, http)).AsIChatClient(settings.Name, UsualOutput),
                ModelProvider.Bedrock => Bedrock(settings, signer ?? throw new ArgumentNullException(nameof(signer)), http).AsIChatClient(settings.Name, UsualOutput),
                ModelProvider.OpenAi => new OpenAiChat(OpenAi(settings, http), settings),
                _ => throw new ArgumentOutOfRangeException(nameof(settings)),
            },
            http);
    }

    // What is not set here, the client would read from the environment: another address, another key.
    private static ClientOptions Options(ModelSettings settings, HttpClient http) => new()
    {
        ApiKey = settings.ApiKey,
        BaseUrl = Base(settings, null),
        HttpClient = http,
        MaxRetries = 0,
        Timeout = s_endless,
    };

    private static IAnthropicClient Bedrock(ModelSettings settings, IRequestSigner signer, HttpClient http) =>
        new AnthropicBedrockClient(new BedrockCredentials(signer)).WithOptions(o => o with { BaseUrl = Base(settings, signer), HttpClient = http, MaxRetries = 0, Timeout = s_endless });

    private static ChatClient OpenAi(ModelSettings settings, HttpClient http)
    {
        var options = new OpenAIClientOptions
        {
            Endpoint = ModelEndpoint.Of(settings, null),
            Transport = new HttpClientPipelineTransport(http),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = s_endless,
        };
        if (settings.ApiKey is null)
            options.AddPolicy(new NoKey(), PipelinePosition.BeforeTransport);
        return new ChatClient(settings.Name, new ApiKeyCredential(settings.ApiKey ?? "none"), options);
    }

    private static string Base(ModelSettings settings, IRequestSigner? signer) => ModelEndpoint.Of(settings, signer).ToString().TrimEnd('/');

    /// <summary>It follows no redirect: evidence is meant for one host.</summary>
    private static SocketsHttpHandler NewHandler() => new()
    {
        AllowAutoRedirect = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        UseCookies = false,
    };
}
