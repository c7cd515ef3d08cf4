using System.Text.Json;
using Microsoft.Extensions.AI;

namespace TriageBot.Models.Providers;

/// <summary>A provider's client together with its connections.</summary>
internal sealed class ProviderChat(IChatClient inner, HttpClient http) : DelegatingChatClient(inner)
{
    /// <exception cref="JsonException">What came is no answer of the protocol.</exception>
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            return await base.GetResponseAsync(messages, options, cancellationToken);
        }
        catch (Exception error) when (error is (NullReferenceException or ArgumentException or InvalidOperationException or FormatException or KeyNotFoundException) and not ObjectDisposedException)
        {
            // The clients take the shape of an answer for granted: these are what one of another shape makes them throw.
            throw new JsonException("the answer has another shape than the protocol's", error);
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            http.Dispose();
    }
}
