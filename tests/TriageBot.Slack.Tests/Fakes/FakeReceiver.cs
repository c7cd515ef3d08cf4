using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using TriageBot.Slack.Inbound;

namespace TriageBot.Slack.Tests.Fakes;

/// <summary>Accepts everything, unless told otherwise, and keeps it.</summary>
internal sealed class FakeReceiver : IReceiver
{
    private readonly Channel<Delivery> _next = Channel.CreateUnbounded<Delivery>();

    public ConcurrentQueue<Delivery> Received { get; } = new();

    public Func<Delivery, CancellationToken, Task<Acknowledgement>> Answer { get; set; } = (_, _) => Task.FromResult(Acknowledgement.Empty);

    public Task<Acknowledgement> Receive(Delivery delivery, CancellationToken cancellationToken)
    {
        Received.Enqueue(delivery);
        _next.Writer.TryWrite(delivery);
        return Answer(delivery, cancellationToken);
    }

    public async Task<Delivery> Next() => await _next.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60));

    public static Acknowledgement Say(string json) => new((JsonElement?)JsonElement.Parse(json));
}
