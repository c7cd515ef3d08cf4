using Microsoft.Extensions.Logging;

namespace TriageBot.Slack.Inbound;

/// <summary>
/// Hands a delivery to the receiver and comes back before Slack's three seconds are over, whatever the receiver does.
/// </summary>
internal sealed partial class Acceptance(IReceiver receiver, TimeProvider time, ILogger logger)
{
    /// <summary>Leaves half a second of Slack's three for the way.</summary>
    public static readonly TimeSpan Ceiling = TimeSpan.FromSeconds(2.5);

    private const string NotStored = "I could not write your request down, so nothing was started. Please ask again in a minute; if it stays so, tell whoever runs me to look at my store.";

    public async Task<AcceptanceResult> Accept(Delivery delivery)
    {
        // Not bound to the connection: a request that is half stored when Slack hangs up is better finished.
        using var ceiling = new CancellationTokenSource(Ceiling, time);
        try
        {
            // A store that works synchronously must hold up neither the ceiling nor the socket that is being read.
            var work = Task.Run(() => receiver.Receive(delivery, ceiling.Token), CancellationToken.None);
            return new AcceptanceResult(await work.WaitAsync(ceiling.Token), null);
        }
        catch (NotAcceptedException e)
        {
            LogNotAccepted(delivery.Kind, e.InnerException?.GetType().Name ?? "no inner error");
            return new AcceptanceResult(null, e.Message);
        }
        catch (OperationCanceledException) when (ceiling.IsCancellationRequested)
        {
            LogTooSlow(delivery.Kind, Ceiling.TotalSeconds);
            return new AcceptanceResult(null, NotStored);
        }
        catch (Exception e)
        {
            // A defect of the receiver: Slack hears no, the process lives on. The message might quote the delivery, the place does not.
            LogDefect(delivery.Kind, e.GetType().Name, e.StackTrace);
            return new AcceptanceResult(null, NotStored);
        }
    }

    [LoggerMessage(10, LogLevel.Error, "A {Kind} was not accepted and Slack was told so ({Reason}).")]
    private partial void LogNotAccepted(DeliveryKind kind, string reason);

    [LoggerMessage(11, LogLevel.Error, "A {Kind} was not accepted: storing it took longer than {Seconds} s.")]
    private partial void LogTooSlow(DeliveryKind kind, double seconds);

    [LoggerMessage(12, LogLevel.Error, "A {Kind} was not accepted: {Error} in the receiver.\n{Stack}")]
    private partial void LogDefect(DeliveryKind kind, string error, string? stack);
}

/// <summary>Either what Slack hears, or why the delivery was not accepted, for the person who asked.</summary>
internal sealed record AcceptanceResult(Acknowledgement? Acknowledgement, string? Refusal);
