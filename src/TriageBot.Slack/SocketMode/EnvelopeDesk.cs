using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using TriageBot.Slack.Inbound;

namespace TriageBot.Slack.SocketMode;

/// <summary>Works a connection's envelopes, several at a time, and acknowledges those that were accepted on the socket that brought them.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore holds nothing until somebody asks for its wait handle, and both ends of a connection may still be in it.")]
internal sealed partial class EnvelopeDesk(Acceptance acceptance, SocketSender sender, ILogger logger)
{
    /// <summary>With more at the same time, the socket is not read on.</summary>
    private const int Places = 64;

    private readonly SemaphoreSlim _places = new(Places);
    private readonly SemaphoreSlim _draining = new(1);
    private volatile bool _isClosed;

    /// <summary>Begins to work it; waits only for a place.</summary>
    public async Task Take(SocketFrame.Envelope envelope)
    {
        await _places.WaitAsync();
        if (_isClosed)
            _places.Release();
        else
            _ = Work(envelope);
    }

    /// <summary>Takes nothing more: what comes now stays without acknowledgement, and Slack delivers it elsewhere.</summary>
    public void Close() => _isClosed = true;

    /// <summary>Waits until all that was taken is done.</summary>
    public async Task Drain()
    {
        // Two who each held half of the places would wait for each other.
        await _draining.WaitAsync();
        for (var i = 0; i < Places; i++)
            await _places.WaitAsync();
        _places.Release(Places);
        _draining.Release();
    }

    private async Task Work(SocketFrame.Envelope envelope)
    {
        try
        {
            if (envelope.Delivery is not { } delivery)
            {
                await sender.Send(SocketAck.Write(envelope.Id, null));
                return;
            }

            var result = await acceptance.Accept(delivery);
            if (Answer(envelope, delivery, result) is not { } answer)
                return;
            if (!await sender.Send(SocketAck.Write(envelope.Id, envelope.AcceptsPayload ? answer.Body : null)))
                LogNotAcknowledged(delivery.Kind);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>Null for no acknowledgement: Slack delivers an event again, but not a command; there the person is told, if the envelope lets us.</summary>
    private static Acknowledgement? Answer(SocketFrame.Envelope envelope, Delivery delivery, AcceptanceResult result) => result switch
    {
        { Acknowledgement: { } accepted } => accepted,
        { Refusal: { } refusal } when envelope.AcceptsPayload && delivery.Kind is DeliveryKind.SlashCommand => new Acknowledgement((JsonElement?)PayloadJson.Ephemeral(refusal)),
        _ => null,
    };

    [LoggerMessage(33, LogLevel.Warning, "A {Kind} was accepted but its acknowledgement did not go out: Slack will deliver it again.")]
    private partial void LogNotAcknowledged(DeliveryKind kind);
}
