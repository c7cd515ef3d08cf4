using System.Text.Json;

namespace TriageBot.Slack.Requests;

/// <summary>Reads what a person wrote in a channel, as a message or as a mention of the bot. Apps, edits, and whatever Slack itself says are none.</summary>
internal static class PeoplesMessages
{
    /// <summary>A reply that is shown in the channel too, and a message with files, are messages all the same.</summary>
    private static readonly string?[] s_subtypes = [null, "thread_broadcast", "file_share"];

    /// <summary>Null where no person wrote it.</summary>
    /// <param name="said">The event within its envelope.</param>
    public static PersonsMessage? Read(JsonElement envelope, JsonElement said)
    {
        // Another bot that writes to us, or we ourselves: answering would never end.
        if (said.Text("bot_id") is not null || said.Object("bot_profile") is not null || said.Text("app_id") is not null || !s_subtypes.Contains(said.Text("subtype")))
            return null;
        if (envelope.Id("team_id") is not { } team || said.Id("user") is not { } user || said.Id("channel") is not { } channel || said.Ts("ts") is not { } ts)
            return null;

        var self = envelope.Items("authorizations").Select(a => a.Id("user_id")).FirstOrDefault(u => u is not null);
        if (self == user)
            return null;

        var text = TypedText.Of(said.Text("text") ?? "");
        var isAddressed = said.Text("type") == EventRequests.Mention || (self is not null && text.Contains($"<@{self}", StringComparison.Ordinal));
        return new PersonsMessage(new Asker(team, user, envelope.Id("enterprise_id")), channel, ts, said.Ts("thread_ts") is { } thread && thread != ts ? thread : null, self is null ? text : TypedText.Without(self, text), isAddressed);
    }
}

/// <param name="ThreadTs">The thread that it is a reply in; null for a message of the channel.</param>
/// <param name="Text">Without the mention of the bot.</param>
/// <param name="IsAddressed">Whether it mentions the bot.</param>
internal sealed record PersonsMessage(Asker Asker, string Channel, string Ts, string? ThreadTs, string Text, bool IsAddressed);
