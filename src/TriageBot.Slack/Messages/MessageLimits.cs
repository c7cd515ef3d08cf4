namespace TriageBot.Slack.Messages;

/// <summary>
/// What Slack takes, in UTF-16 units, with room to spare where it does not say exactly.
/// See https://docs.slack.dev/reference/block-kit/blocks and https://docs.slack.dev/reference/methods/chat.postMessage
/// </summary>
public static class MessageLimits
{
    public const int Blocks = 50;

    public const int Header = 150;

    public const int Button = 75;

    public const int ContextText = 2000;

    /// <summary>All text of all blocks together: Slack's own ceiling is not documented and was measured at about 13,000.</summary>
    public const int AllText = 10_000;

    /// <summary>Of all text so much is kept for what stands around an outline: buttons, the footer, a note.</summary>
    public const int Around = 700;

    /// <summary>A label leads its line; it is a word, or the name of a container.</summary>
    public const int Label = 80;

    public const int LinkText = 150;

    /// <summary>Above it Slack advises against; it cuts far later.</summary>
    public const int Fallback = 3_500;

    public const int ButtonsInRow = 25;

    public const int LinkUrl = 3000;
}
