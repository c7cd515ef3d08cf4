using System.Text.Json;
using TriageBot.Triage.Targets;

namespace TriageBot.Slack.Requests;

/// <summary>Reads an event: a mention of the bot, or an alert that another app posted. See https://docs.slack.dev/reference/events/app_mention</summary>
internal sealed class EventRequests(Func<string, TargetDefaults> defaultsOf, bool answersAlerts)
{
    public const string Mention = "app_mention";

    public Incoming Read(JsonElement envelope)
    {
        if (envelope.Object("event") is not { } said || envelope.Text("event_id") is not { } eventId)
            return Incoming.Ignored;

        return said.Text("type") switch
        {
            Mention => Asked(envelope, said, eventId),
            AppMessages.Type when answersAlerts && AppMessages.Read(envelope, said) is { } alert => new ToDo(
                alert, [$"event:{eventId}", $"alert:{alert.Asker.Team}:{alert.Alert.Id}:{alert.Alert.State}"], null),
            _ => Incoming.Ignored,
        };
    }

    private Incoming Asked(JsonElement envelope, JsonElement said, string eventId)
    {
        // Another bot that mentions us, or we ourselves: answering would never end.
        if (said.Text("bot_id") is not null || said.Text("subtype") is not null || said.Id("user") is not { } user)
            return Incoming.Ignored;

        if (envelope.Id("team_id") is not { } team || said.Id("channel") is not { } channel || said.Ts("ts") is not { } ts)
            return Incoming.Ignored;

        var self = envelope.Items("authorizations").Select(a => a.Id("user_id")).FirstOrDefault(u => u is not null);
        var text = TypedText.Of(said.Text("text") ?? "");
        if (self is not null)
            text = TypedText.Without(self, text);
        var asked = text.StartsWith("why ", StringComparison.OrdinalIgnoreCase) ? text[4..].Trim() : text;
        var target = TargetParser.Parse(asked, defaultsOf(channel)).Target is not null ? asked : MessageTargets.Find(asked, defaultsOf(channel)) ?? asked;
        return new ToDo(
            new WhyRequest(new Asker(team, user, envelope.Id("enterprise_id")), channel, target) { ThreadTs = said.Ts("thread_ts") ?? ts },
            // The same words come as a message event too, under another event id.
            [$"event:{eventId}", $"mention:{team}:{channel}:{ts}"],
            null);
    }
}
