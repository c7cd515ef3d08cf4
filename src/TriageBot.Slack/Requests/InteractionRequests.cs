using System.Globalization;
using System.Text.Json;
using TriageBot.Slack.Messages;
using TriageBot.Triage.Targets;

namespace TriageBot.Slack.Requests;

/// <summary>Reads clicks, the message shortcut, and the modal behind 👎. See https://docs.slack.dev/reference/interaction-payloads</summary>
internal sealed class InteractionRequests(Func<string, TargetDefaults> defaultsOf)
{
    /// <summary>The message shortcut's callback id, as the manifest has it.</summary>
    public const string Shortcut = "triagebot_why";

    /// <summary>Two clicks within it are one: a finger that bounces.</summary>
    private const double BounceSeconds = 3;

    public Incoming Read(JsonElement interaction)
    {
        var team = interaction.Object("team")?.Id("id") ?? interaction.Object("user")?.Id("team_id");
        if (team is null || interaction.Object("user")?.Id("id") is not { } user)
            return Incoming.Ignored;

        var asker = new Asker(team, user, interaction.Object("enterprise")?.Id("id"));
        return interaction.Text("type") switch
        {
            "block_actions" => Click(interaction, asker),
            "message_action" when interaction.Text("callback_id") == Shortcut => OnMessage(interaction, asker),
            "view_submission" => Label(interaction, asker),
            _ => Incoming.Ignored,
        };
    }

    private static Incoming Click(JsonElement interaction, Asker asker)
    {
        var container = interaction.Object("container");
        var message = interaction.Object("message");
        if (interaction.Items("actions").FirstOrDefault() is not { ValueKind: JsonValueKind.Object } action || !Buttons.All.Contains(action.Text("action_id")) || action.Text("value") is not { Length: > 0 and <= 64 } incident)
            return Incoming.Ignored;
        if ((interaction.Object("channel")?.Id("id") ?? container?.Id("channel_id")) is not { } channel || (container?.Ts("message_ts") ?? message?.Ts("ts")) is not { } ts)
            return Incoming.Ignored;

        var name = action.Text("action_id")!;
        return new ToDo(
            new ClickRequest(asker, channel, name, incident, ts, interaction.Text("trigger_id"))
            {
                ResponseUrl = interaction.Text("response_url"),
                ThreadTs = container?.Ts("thread_ts") ?? message?.Ts("thread_ts"),
            },
            [.. Moments(action.Text("action_ts")).Select(m => $"click:{asker.Team}:{channel}:{ts}:{asker.User}:{name}:{m}")],
            null);
    }

    /// <summary>Two rows of intervals, one shifted by half: clicks closer together than half an interval share one.</summary>
    private static IEnumerable<string> Moments(string? actionTs)
    {
        if (!double.TryParse(actionTs, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
            return [$"at {actionTs}"];

        return [string.Create(CultureInfo.InvariantCulture, $"a{Math.Floor(seconds / BounceSeconds)}"), string.Create(CultureInfo.InvariantCulture, $"b{Math.Floor((seconds / BounceSeconds) + 0.5)}")];
    }

    private Incoming OnMessage(JsonElement interaction, Asker asker)
    {
        if (interaction.Object("channel")?.Id("id") is not { } channel || interaction.Object("message") is not { } message || interaction.Text("trigger_id") is not { } trigger)
            return Incoming.Ignored;

        var said = MessageText.Of(message);
        // What is not found is answered by the worker: a shortcut's acknowledgement can say nothing.
        var target = MessageTargets.Find(said, defaultsOf(channel)) ?? "";
        return new ToDo(
            new WhyRequest(asker, channel, target)
            {
                ResponseUrl = interaction.Text("response_url"),
                ThreadTs = message.Ts("thread_ts") ?? message.Ts("ts") ?? interaction.Ts("message_ts"),
                IsInOthersThread = message.Ts("thread_ts") is { } thread && thread != message.Ts("ts"),
            },
            [$"trigger:{trigger}"],
            null);
    }

    private static Incoming Label(JsonElement interaction, Asker asker)
    {
        if (interaction.Object("view") is not { } view || view.Text("callback_id") != LabelModal.CallbackId || LabelModal.Incident(view) is not { } about)
            return Incoming.Ignored;

        return new ToDo(
            new LabelRequest(asker, about.Channel, about.Incident, LabelModal.Value(view, LabelModal.Bucket), LabelModal.Value(view, LabelModal.Cause), LabelModal.Value(view, LabelModal.Note)),
            [$"view:{view.Text("id")}:{view.Text("hash")}"],
            null);
    }
}
