using System.Runtime.CompilerServices;
using System.Text.Json;
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
        List<OpenAI.Chat.ChatMessage> theirs = [.. OpenAiMessages.Of(messages, options)];
        var how = OpenAiOptions.Of(options);
        try
        {
            return OpenAiResponse.Of((await client.CompleteChatAsync(theirs, how, cancellationToken)).Value);
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or FormatException or KeyNotFoundException or NullReferenceException)
        {
            // The client takes the shape of an answer for granted.
            throw new JsonException("the answer is no chat completion", error);
        }
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
