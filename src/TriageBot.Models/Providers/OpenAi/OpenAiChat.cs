using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace TriageBot.Models.Providers.OpenAi;

/// <summary>OpenAI's chat completions as an <see cref="IChatClient"/>: text, tools, structured output, use of tokens.</summary>
internal sealed class OpenAiChat(ChatClient client, ModelSettings settings) : IChatClient
{
    private readonly ChatClientMetadata _metadata = new("openai", ModelEndpoint.Of(settings, null), settings.Name);

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var completion = await client.CompleteChatAsync(OpenAiMessages.Of(messages, options), OpenAiOptions.Of(options), cancellationToken);
        return OpenAiResponse.Of(completion.Value);
    }

    /// <summary>All of it at once: nobody here looks on while a model writes.</summary>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
            yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(ChatClientMetadata) ? _metadata
        : serviceType == typeof(ChatClient) ? client
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    public void Dispose()
    {
        // Its connections are whoever's who gave the client.
    }
}
