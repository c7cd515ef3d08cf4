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
        var whole = Escape(text);
        if (whole.Length <= longest)
            return whole;

        // How much longer escaping makes what is kept depends on what is kept: the most that fits is searched for.
        var (best, fits, tooLong) = ("…", 0, Math.Min(longest, text.Length - 1) + 1);
        while (tooLong - fits > 1)
        {
            var room = (fits + tooLong) / 2;
            var escaped = Escape(Bounded.Middle(text, room));
            (best, fits, tooLong) = escaped.Length <= longest ? (escaped, room, tooLong) : (best, fits, room);
        }

        return best;
    }
}
