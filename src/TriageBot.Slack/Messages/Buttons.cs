using TriageBot.Slack.Blocks;

namespace TriageBot.Slack.Messages;

/// <summary>The buttons of a report. A button's value is the incident's id: whoever sees the message may click, so every click is checked anew.</summary>
public static class Buttons
{
    public const string Logs = "triagebot_logs";
    public const string Evidence = "triagebot_evidence";
    public const string Changes = "triagebot_changes";
    public const string Again = "triagebot_again";
    public const string Right = "triagebot_right";
    public const string Wrong = "triagebot_wrong";

    public const string Mute = "triagebot_mute";
    public const string Unmute = "triagebot_unmute";

    /// <summary>Its value is no incident's id but that of a continuation.</summary>
    public const string Next = "triagebot_next";

    /// <summary>Its value is the id of the request that is being answered.</summary>
    public const string Stop = "triagebot_stop";

    internal static readonly IReadOnlyList<string?> All = [Logs, Evidence, Changes, Again, Right, Wrong, Mute, Unmute, Next, Stop];

    /// <summary>Goes on with an answer that is longer than its message.</summary>
    internal static Button ToNext(string continuation) => Of("Next page", Next, continuation);

    /// <summary>Ends an answer that is on its way.</summary>
    internal static Button ToStop(string request) => Of("Stop", Stop, request);

    /// <summary>Alerts about the incident's service are not answered for a while.</summary>
    internal static Button ToMute(string incident) => Of("🔕 Mute", Mute, incident);

    internal static Button ToUnmute(string incident) => Of("Unmute", Unmute, incident);

    /// <param name="incident">The incident's id.</param>
    /// <param name="changes">What could be compared, such as <c>41 → 42</c>; null where there is nothing to compare.</param>
    /// <param name="hasLogs">False where there is no task whose lines could be shown.</param>
    /// <param name="more">Further buttons, at the end.</param>
    internal static ActionsBlock Row(string incident, string? changes, bool hasLogs, IReadOnlyList<Button> more)
    {
        List<Button> buttons = [];
        if (hasLogs)
            buttons.Add(Of("Logs around death", Logs, incident));
        buttons.Add(Of("Evidence", Evidence, incident));
        if (changes is not null)
            buttons.Add(Of($"What changed {changes}", Changes, incident));
        buttons.AddRange([Of("Check again", Again, incident), Of("👍", Right, incident), Of("👎", Wrong, incident), .. more]);
        return new ActionsBlock(buttons) { BlockId = $"actions-{incident}" };
    }

    private static Button Of(string text, string action, string incident) =>
        new(new PlainText(text.Length <= MessageLimits.Button ? text : text[..(MessageLimits.Button - 1)] + "…"), action, incident);
}
