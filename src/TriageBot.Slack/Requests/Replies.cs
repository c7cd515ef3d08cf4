using System.Text.Json;
using System.Text.Json.Nodes;
using TriageBot.Slack.Messages;
using TriageBot.Triage.Targets;

namespace TriageBot.Slack.Requests;

/// <summary>What is answered in the acknowledgement itself: only the person who asked sees it.</summary>
internal static class Replies
{
    private const int Longest = 3000;

    public static Incoming AtOnce(string text) => new AnsweredAtOnce(Ephemeral(text));

    /// <param name="text">Plain; it is escaped here.</param>
    public static JsonElement Ephemeral(string text)
    {
        var body = new JsonObject { ["response_type"] = "ephemeral", ["text"] = SlackText.Fit(text, Longest), ["mrkdwn"] = false };
        return JsonSerializer.SerializeToElement(body, JsonNodeJson.Default.JsonObject);
    }

    public static string Usage(string command) => $"""
        {command} why <target> – why an ECS or Fargate task stopped, with the log line that proves it where there is one
        {command} help – this text

        A target is whatever you have at hand: a task ARN or id, cluster/id, a service ARN or cluster/service, a console URL, a log-stream link, or family:revision.

        In a thread, mention me and type: why <target>. On an alert, use its message shortcut "Why did this task stop?".

        I only read AWS. I never change anything there.
        """;

    public static string Unknown(string command, string verb, string? meant) =>
        $"I do not know '{verb}'.{(meant is null ? "" : $" Did you mean {command} {meant}?")} What I know: {command} why <target>, {command} help";

    public static string Unreadable(TargetError error) => $"I cannot read that target: found {error.Found}. What works: {error.WouldWork}";
}

[System.Text.Json.Serialization.JsonSerializable(typeof(JsonObject))]
internal sealed partial class JsonNodeJson : System.Text.Json.Serialization.JsonSerializerContext;
