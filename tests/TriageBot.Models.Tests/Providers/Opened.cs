using Microsoft.Extensions.AI;
using TriageBot.Models.Providers;
using TriageBot.Models.Tests.Peers;

namespace TriageBot.Models.Tests.Providers;

/// <summary>Models over aimock.</summary>
internal static class Opened
{
    public const string Key = "sk-test-4f2a";

    public static TheoryData<ModelProvider> All => [ModelProvider.Anthropic, ModelProvider.Bedrock, ModelProvider.OpenAi];

    public static async Task<IChatClient> Model(AiMock mock, ModelProvider provider, string name) =>
        ChatClients.Open(Settings(provider, name, await mock.Endpoint()), new KnownSigner(), new NoWaiting());

    /// <summary>With the path that the provider's protocol stands below.</summary>
    public static ModelSettings Settings(ModelProvider provider, string name, Uri endpoint) => new(provider, name)
    {
        Endpoint = provider is ModelProvider.OpenAi ? new Uri(endpoint, "v1") : endpoint,
        ApiKey = provider is ModelProvider.Bedrock ? null : Key,
    };

    /// <summary>Waits are over at once.</summary>
    public sealed class NoWaiting : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime == Timeout.InfiniteTimeSpan ? dueTime : TimeSpan.Zero, period);
    }

    public sealed class KnownSigner : IRequestSigner
    {
        public string Region => "eu-central-1";

        public Task Sign(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 of {request.RequestUri!.AbsolutePath}");
            return Task.CompletedTask;
        }
    }
}
