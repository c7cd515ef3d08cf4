using TriageBot.Slack.Inbound;
using TriageBot.Store;
using TriageBot.Triage.Targets;

namespace TriageBot.Slack.Requests;

/// <summary>Accept, store, acknowledge: what is to be done stands in the inbox before Slack hears a word.</summary>
/// <param name="inbox">Where it waits.</param>
/// <param name="incidents">Tells whose thread a reply stands in.</param>
/// <param name="settings">How the bot stands in Slack.</param>
/// <param name="telemetry">Counts what was stored.</param>
/// <param name="defaultsOf">What stands in, in this channel, for what a target leaves out.</param>
public sealed class Receiver(IInbox inbox, IIncidents incidents, SlackSettings settings, SlackTelemetry telemetry, Func<string, TargetDefaults> defaultsOf) : IReceiver
{
    private readonly CommandRequests _commands = new(settings, defaultsOf);
    private readonly EventRequests _events = new(incidents, defaultsOf, settings.Alerts.InChannels);
    private readonly InteractionRequests _interactions = new(defaultsOf);

    public async Task<Acknowledgement> Receive(Delivery delivery, CancellationToken cancellationToken) => await Read(delivery, cancellationToken) switch
    {
        AnsweredAtOnce { Body: var body } => new Acknowledgement(body),
        ToDo toDo when await Store(toDo, cancellationToken) => new Acknowledgement(toDo.Body),
        _ => Acknowledgement.Empty,
    };

    private async Task<Incoming> Read(Delivery delivery, CancellationToken cancellationToken)
    {
        try
        {
            return delivery.Kind switch
            {
                DeliveryKind.SlashCommand => _commands.Read(delivery.Payload),
                DeliveryKind.Event => await _events.Read(delivery.Payload, cancellationToken),
                DeliveryKind.Interaction => _interactions.Read(delivery.Payload),
                _ => Incoming.Ignored,
            };
        }
        catch (StoreException error)
        {
            throw NotAccepted(error);
        }
    }

    /// <summary>False for what was accepted before.</summary>
    private async Task<bool> Store(ToDo toDo, CancellationToken cancellationToken)
    {
        try
        {
            if (!await inbox.Accept(new NewRequest(toDo.Keys, toDo.Request.Kind, toDo.Request.ToPayload()), cancellationToken))
                return false;

            telemetry.Accepted(toDo.Request.Kind);
            return true;
        }
        catch (StoreException error)
        {
            throw NotAccepted(error);
        }
    }

    private static NotAcceptedException NotAccepted(StoreException error) => new($"Your question was not accepted, please ask again in a moment: {error.Message}", error);
}
