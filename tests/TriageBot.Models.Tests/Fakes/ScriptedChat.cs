using Microsoft.Extensions.AI;

namespace TriageBot.Models.Tests.Fakes;

/// <summary>A client that answers what a test has scripted, in this order, and fails where nothing is left: so a call too many is seen.</summary>
internal sealed class ScriptedChat(params IReadOnlyList<Func<CancellationToken, Task<ChatResponse>>> script) : IChatClient
{
    private int _calls;

    public int Calls => _calls;

    public static Func<CancellationToken, Task<ChatResponse>> Says(string text, long? input = 100, long? output = 20, long? cached = null) =>
        _ => Task.FromResult(Response(text, input, output, cached));

    public static Func<CancellationToken, Task<ChatResponse>> Throws(Exception error) => _ => Task.FromException<ChatResponse>(error);

    public static ChatResponse Response(string text, long? input = 100, long? output = 20, long? cached = null) => new(new ChatMessage(ChatRole.Assistant, text))
    {
        FinishReason = ChatFinishReason.Stop,
        Usage = input is null && output is null ? null : new UsageDetails { InputTokenCount = input, OutputTokenCount = output, CachedInputTokenCount = cached },
    };

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var call = Interlocked.Increment(ref _calls);
        return call <= script.Count ? script[call - 1](cancellationToken) : throw new InvalidOperationException($"call {call} of {script.Count}");
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("nothing here streams");

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
