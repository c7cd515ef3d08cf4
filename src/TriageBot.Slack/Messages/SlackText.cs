using TriageBot.Triage.Redaction;

namespace TriageBot.Slack.Messages;

/// <summary>Text for places where Slack looks for markup: the <c>text</c> of a message.</summary>
internal static class SlackText
{
    /// <summary>Exactly three characters begin something in Slack's markup; escaped, nothing can mention or link.</summary>
    /// <remarks>See https://docs.slack.dev/messaging/formatting-message-text#escaping</remarks>
    public static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>Cut to a length, never inside a character or an entity.</summary>
    public static string Fit(string text, int longest)
    {
        var escaped = Escape(text);
        for (var room = longest; escaped.Length > longest && room > 0; room -= escaped.Length - longest)
            escaped = Escape(Bounded.Middle(text, Math.Min(room, text.Length - 1)));
        return escaped.Length <= longest ? escaped : "…";
    }
}
