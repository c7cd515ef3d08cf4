using System.Text.Json;

namespace TriageBot.Slack.Inbound;

/// <summary>What Slack delivered, verified, by HTTP or Socket Mode alike.</summary>
/// <param name="Payload">The object that Socket Mode calls <c>payload</c>: the event envelope, the command's fields, the interaction.</param>
/// <param name="RetryNumber">0 for the first try.</param>
public sealed record Delivery(DeliveryKind Kind, JsonElement Payload, int RetryNumber);

public enum DeliveryKind
{
    /// <summary>The Events API.</summary>
    Event,

    SlashCommand,

    /// <summary>A click, a shortcut, a modal.</summary>
    Interaction,
}

/// <summary>What Slack hears within three seconds.</summary>
/// <param name="Body">JSON; null for an empty 200.</param>
public sealed record Acknowledgement(JsonElement? Body)
{
    public static readonly Acknowledgement Empty = new((JsonElement?)null);
}

/// <summary>Takes deliveries: stores what is to be done, and acknowledges. It calls neither Slack nor AWS.</summary>
public interface IReceiver
{
    /// <summary>Once this returns, the request survives a crash.</summary>
    /// <exception cref="NotAcceptedException">It could not be stored; Slack shall deliver it again where it does that.</exception>
    Task<Acknowledgement> Receive(Delivery delivery, CancellationToken cancellationToken);
}

/// <summary>The request could not be stored. The message is for the person who asked: what failed and what to do.</summary>
public sealed class NotAcceptedException(string message, Exception? inner = null) : Exception(message, inner);
