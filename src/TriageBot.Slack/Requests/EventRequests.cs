using System.Text.Json;
using TriageBot.Store;
using TriageBot.Triage.Questions;
using TriageBot.Triage.Targets;

namespace TriageBot.Slack.Requests;

/// <summary>
/// Reads an event: a mention of the bot, a reply in a thread of an incident, or an alert that another app posted. What people say elsewhere is
/// not ours, and nothing of it is kept. See https://docs.slack.dev/reference/events/app_mention and https://docs.slack.dev/reference/events/message
/// </summary>
internal sealed class EventRequests(IIncidents incidents, Func<string, TargetDefaults> defaultsOf, bool answersAlerts)
{
    public const string Mention = "app_mention";

    /// <exception cref="StoreException">Whose thread it is cannot be read.</exception>
    public async Task<Incoming> Read(JsonElement envelope, CancellationToken cancellationToken)
    {
        if (envelope.Object("event") is not { } said || envelope.Text("event_id") is not { } eventId)
            return Incoming.Ignored;

        var type = said.Text("type");
        if (type is Mention or AppMessages.Type && PeoplesMessages.Read(envelope, said) is { } message)
        {
            var request = type == Mention ? await Mentioned(message, cancellationToken) : await Replied(message, cancellationToken);
            // A mention comes as a message too, under another event id.
            return request is null ? Incoming.Ignored : new ToDo(request, [$"event:{eventId}", $"mention:{message.Asker.Team}:{message.Channel}:{message.Ts}"], null);
        }

        return type == AppMessages.Type && answersAlerts && AppMessages.Read(envelope, said) is { } alert
            ? new ToDo(alert, [$"event:{eventId}", $"alert:{alert.Asker.Team}:{alert.Alert.Id}:{alert.Alert.State}"], null)
            : Incoming.Ignored;
    }

    /// <summary>In a thread of an incident a mention asks about that, unless it names another target.</summary>
    private async Task<SlackRequest> Mentioned(PersonsMessage message, CancellationToken cancellationToken)
    {
        if (await IncidentOf(message, cancellationToken) is { } incident && !IsOfAnother(message))
            return About(incident, message);

        var asked = Asked(message);
        var target = TargetParser.Parse(asked, defaultsOf(message.Channel)).Target is not null ? asked : MessageTargets.Find(asked, defaultsOf(message.Channel)) ?? asked;
        return new WhyRequest(message.Asker, message.Channel, target) { ThreadTs = message.ThreadTs ?? message.Ts, IsInOthersThread = message.ThreadTs is not null };
    }

    /// <summary>Null for what is not said about an incident, or is chatter.</summary>
    private async Task<SlackRequest?> Replied(PersonsMessage message, CancellationToken cancellationToken)
    {
        if (await IncidentOf(message, cancellationToken) is not { } incident)
            return null;
        if (message.IsAddressed)
            return await Mentioned(message, cancellationToken);

        return incident.IsOwnThread && QuestionReader.Read(message.Text, isAddressed: false) is not null ? About(incident, message) : null;
    }

    private async Task<Incident?> IncidentOf(PersonsMessage message, CancellationToken cancellationToken) =>
        message.ThreadTs is { } thread ? await incidents.OfThread(message.Asker.Team, message.Channel, thread, cancellationToken) : null;

    private static ThreadRequest About(Incident incident, PersonsMessage message) =>
        new(message.Asker, message.Channel, incident.Id, message.Text, message.IsAddressed) { ThreadTs = message.ThreadTs };

    /// <summary>Only what can be nothing else: "why not" is a question, and so is "logs".</summary>
    private bool IsOfAnother(PersonsMessage message) =>
        TargetParser.Parse(Asked(message), defaultsOf(message.Channel)).Target is TaskTarget or ServiceTarget { Cluster: not null } or RevisionTarget;

    private static string Asked(PersonsMessage message) =>
        message.Text.StartsWith("why ", StringComparison.OrdinalIgnoreCase) ? message.Text[4..].Trim() : message.Text;
}
