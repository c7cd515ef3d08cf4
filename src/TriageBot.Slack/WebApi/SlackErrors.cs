namespace TriageBot.Slack.WebApi;

/// <summary>Slack's error codes: what each means to a person, and what to do. See https://docs.slack.dev/reference/methods/chat.postMessage#errors</summary>
internal static class SlackErrors
{
    private const string NewToken = "reinstall the app in the workspace and configure the token that it shows then";

    private static readonly Dictionary<string, string> s_advice = new(StringComparer.Ordinal)
    {
        // The token.
        ["invalid_auth"] = $"Slack does not accept the token; {NewToken}",
        ["not_authed"] = $"no token arrived; {NewToken}",
        ["token_revoked"] = $"the token was revoked; {NewToken}",
        ["token_expired"] = $"the token has expired; {NewToken}",
        ["account_inactive"] = $"the app was removed from the workspace, or its user was deactivated; {NewToken}",
        ["user_removed_from_team"] = $"the app's user was removed from the workspace; {NewToken}",
        ["team_disabled"] = "the workspace is switched off; ask its owner",
        ["not_allowed_token_type"] = "this kind of token may not do that; configure the bot token (xoxb-…) for messages and the app-level token (xapp-…) for Socket Mode",
        ["missing_scope"] = "the token lacks a scope; add it on the app's page under OAuth & Permissions and reinstall the app",
        ["access_denied"] = "Slack denies it; ask an administrator of the workspace whether apps are restricted",
        ["no_permission"] = "the app may not do that in this workspace; ask an administrator",
        ["team_access_not_granted"] = "the app is not granted to this workspace; an administrator of the organisation grants it",
        ["forbidden_team"] = "the app may not be used in this workspace; ask an administrator",
        ["ekm_access_denied"] = "the workspace's administrators have suspended posting",

        // The place.
        ["not_in_channel"] = "the bot is not a member of the channel; invite it there with /invite",
        ["channel_not_found"] = "the channel does not exist, or is private and the bot is no member; invite it there with /invite",
        ["is_archived"] = "the channel is archived; ask in another one, or unarchive it",
        ["is_inactive"] = "the channel is archived; ask in another one, or unarchive it",
        ["restricted_action"] = "a setting of the workspace does not let the app post there; ask an administrator, or ask in another channel",
        ["restricted_action_read_only_channel"] = "the channel is read-only; ask in another one, or let an administrator allow the app to post",
        ["restricted_action_thread_only_channel"] = "the channel takes replies in threads only; ask within a thread",
        ["restricted_action_non_threadable_channel"] = "the channel takes no replies in threads; ask in another one",
        ["restricted_action_thread_locked"] = "the thread is locked; ask outside of it",
        ["cannot_reply_to_message"] = "this message takes no replies; ask outside of its thread",
        ["messages_tab_disabled"] = "direct messages to the app are switched off; switch the messages tab on in its settings under App Home",
        ["user_not_in_channel"] = "the person is not in the channel",
        ["team_not_found"] = "Slack does not find the workspace; use channel ids and the token of this workspace",
        ["thread_not_found"] = "the thread is gone; ask again in the channel",
        ["message_not_found"] = "the message is gone: somebody deleted it; ask again",
        ["cant_update_message"] = "the message is not the bot's own and cannot be changed",
        ["edit_window_closed"] = "the workspace lets messages be edited for a while only, and it is over; ask again",
        ["user_not_found"] = "Slack does not find the person",
        ["user_not_visible"] = "the bot may not see the person",
        ["no_such_subteam"] = "the user group does not exist; correct its id in the configuration",
        ["plan_upgrade_required"] = "user groups need a paid plan; allow users or channels by id in place of it",
        ["method_not_supported_for_channel_type"] = "Slack does not do that in this kind of channel; ask in an ordinary one",

        // What was sent. These are defects of the bot.
        ["invalid_blocks"] = "Slack refuses the message's layout; this is a defect of the bot, please report it",
        ["invalid_blocks_format"] = "Slack refuses the message's layout; this is a defect of the bot, please report it",
        ["msg_too_long"] = "the message is too long for Slack; this is a defect of the bot, please report it",
        ["msg_blocks_too_long"] = "the message is too long for Slack; this is a defect of the bot, please report it",
        ["no_text"] = "the message was empty; this is a defect of the bot, please report it",
        ["metadata_too_large"] = "the message's metadata is too large; this is a defect of the bot, please report it",
        ["invalid_arguments"] = "Slack refuses an argument; this is a defect of the bot, please report it",
        ["view_too_large"] = "the dialog is too large for Slack; this is a defect of the bot, please report it",
        ["unknown_method"] = "Slack does not know the method; check the configured address of its API",

        // The click.
        ["expired_trigger_id"] = "the click is more than three seconds old; click again",
        ["exchanged_trigger_id"] = "the click was answered already; click again",
        ["invalid_trigger_id"] = "Slack does not know the click any more; click again",
        ["expired_url"] = "the reply address of the command is too old (30 minutes) or used up (5 messages); ask again",
        ["used_url"] = "the reply address of the command is used up (5 messages); ask again",
        ["foreign_url"] = "the reply address is none of Slack's and nothing was sent there",

        // The moment.
        ["ratelimited"] = "Slack asks to slow down; try again in a minute",
        ["rate_limited"] = "Slack asks to slow down; try again in a minute",
        ["message_limit_exceeded"] = "the workspace has sent too many messages; try again in a few minutes",
        ["fatal_error"] = "Slack had an inner error and may have done it all the same; look before you try again",
        ["internal_error"] = "Slack had an inner error and may have done it all the same; look before you try again",
        ["request_timeout"] = "the request did not reach Slack completely; try again",
        ["service_unavailable"] = "Slack is unavailable; see https://slack-status.com and try again",
        ["team_added_to_org"] = "the workspace is being moved into an organisation; try again later",
        ["timeout"] = "Slack did not answer in time; see https://slack-status.com and try again",
        ["connection_cut"] = "the connection to Slack broke off; try again",
        ["unreachable"] = "Slack could not be reached; check the network, the proxy and https://slack-status.com",
        ["unreadable_answer"] = "the answer was not Slack's; check the proxy and the configured address of the API",
    };

    private static readonly HashSet<string> s_transient = new(StringComparer.Ordinal)
    {
        "ratelimited", "rate_limited", "message_limit_exceeded", "fatal_error", "internal_error", "request_timeout", "service_unavailable", "team_added_to_org",
    };

    private static readonly HashSet<string> s_mayHaveHappened = new(StringComparer.Ordinal) { "fatal_error", "internal_error", "request_timeout", "service_unavailable" };

    public static bool Knows(string code) => s_advice.ContainsKey(code);

    public static bool IsTransient(string code) => s_transient.Contains(code);

    public static bool MayHaveHappened(string code) => s_mayHaveHappened.Contains(code);

    /// <summary>What it means and what to do, without a full stop.</summary>
    public static string Advice(string code) => s_advice.TryGetValue(code, out var advice) ? advice : code.StartsWith("http_5", StringComparison.Ordinal)
        ? "Slack had an error; see https://slack-status.com and try again"
        : code.StartsWith("http_3", StringComparison.Ordinal)
            ? "the address leads elsewhere and is not followed; check the configured address of Slack's API"
            : "Slack refuses it; see the method's page on https://docs.slack.dev/reference/methods";
}
