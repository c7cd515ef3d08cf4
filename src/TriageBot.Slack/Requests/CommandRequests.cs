using System.Text.Json;
using TriageBot.Triage;
using TriageBot.Triage.Targets;

namespace TriageBot.Slack.Requests;

/// <summary>Reads a slash command. See https://docs.slack.dev/interactivity/implementing-slash-commands</summary>
internal sealed class CommandRequests(SlackSettings settings, Func<string, TargetDefaults> defaultsOf)
{
    private static readonly string[] s_verbs = ["why", "help"];

    public Incoming Read(JsonElement command)
    {
        if (command.Id("team_id") is not { } team || command.Id("user_id") is not { } user || command.Id("channel_id") is not { } channel || command.Text("trigger_id") is not { } trigger)
            return Incoming.Ignored;

        var name = command.Text("command") ?? settings.Command;
        var text = TypedText.Of(command.Text("text") ?? "");
        var (verb, rest) = Split(text);
        return verb switch
        {
            "" or "help" => Replies.AtOnce(Replies.Usage(name)),
            "why" when rest.Length == 0 => Replies.AtOnce($"Why did what die? Name {Found.WhatWorks}. For example: {name} why 0123456789abcdef0123456789abcdef"),
            "why" => Why(rest),
            // A target alone is a question too.
            _ when Readable(text) => Why(text),
            _ => Replies.AtOnce(Replies.Unknown(name, verb, Nearest.Of(verb, s_verbs))),
        };

        Incoming Why(string target) =>
            TargetParser.Parse(target, defaultsOf(channel)) is { Error: { } error }
                ? Replies.AtOnce(Replies.Unreadable(error))
                : new ToDo(
                    new WhyRequest(new Asker(team, user, command.Id("enterprise_id")), channel, target) { ResponseUrl = command.Text("response_url") },
                    [$"trigger:{trigger}"],
                    Replies.Ephemeral("On it: the answer follows here."));

        bool Readable(string target) => TargetParser.Parse(target, defaultsOf(channel)).Target is TaskTarget or ServiceTarget { Cluster: not null } or RevisionTarget;
    }

    private static (string Verb, string About) Split(string text)
    {
        var end = text.IndexOf(' ', StringComparison.Ordinal);
        return end < 0 ? (text.ToLowerInvariant(), "") : (text[..end].ToLowerInvariant(), text[(end + 1)..].Trim());
    }
}
