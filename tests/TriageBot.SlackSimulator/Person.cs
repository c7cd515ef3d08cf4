using System.Text.Json.Nodes;
using TriageBot.Simulation.Delivery;
using TriageBot.Simulation.Model;
using TriageBot.Simulation.Recording;

namespace TriageBot.Simulation;

/// <summary>Somebody at a keyboard: each gesture becomes what Slack would send to the app.</summary>
public sealed class Person
{
    private readonly World _world;
    private readonly Courier _courier;
    private readonly App _app;

    internal Person(User user, App app, World world, Courier courier) => (User, _app, _world, _courier) = (user, app, world, courier);

    public User User { get; }

    /// <summary>Types a slash command; its answer in the acknowledgement, or Slack's complaint, is shown as it would be.</summary>
    /// <param name="text">Everything after the command, as typed.</param>
    public async Task<Acknowledgement> Runs(Channel channel, string command, string text, CancellationToken cancellationToken = default)
    {
        var target = Target(channel, null);
        var trigger = _world.Triggers.Issue(_app.Id, User.Id);
        var payload = CommandPayload.Of(_app, target, _world, trigger, command, text);
        var acknowledgement = await _courier.Deliver(_app, new(DeliveryKind.SlashCommand, trigger, payload, AcceptsResponse: true), cancellationToken);
        CommandAnswer.Show(_world, target, acknowledgement, command);
        return acknowledgement;
    }

    /// <summary>Posts a message. The app hears of it on the side: see <see cref="SlackSimulator.Delivered"/>.</summary>
    public Message Says(Channel channel, string text, string? threadTs = null)
    {
        var message = _world.Workspace.Post(channel, Author.Of(User), new(text), threadTs);
        _world.Events.Posted(channel, message);
        return message;
    }

    /// <summary>Reacts to a message.</summary>
    /// <param name="name">Without colons, as <c>eyes</c>.</param>
    public void Reacts(Message message, string name)
    {
        lock (_world.Workspace.Gate)
            message.Reactions = [.. message.Reactions, (name, User.Id)];
        _world.Events.Reacted(_world.Workspace.ChannelOf(message.ChannelId)!, message, User, name);
    }

    /// <summary>Clicks a button of a message, or chooses in it.</summary>
    /// <param name="choice">The value of the chosen option, or of feedback; null for a button's own value.</param>
    /// <exception cref="InvalidOperationException">The message has no such element.</exception>
    public Task<Acknowledgement> Clicks(Message message, string actionId, string? choice = null, CancellationToken cancellationToken = default)
    {
        var channel = _world.Workspace.ChannelOf(message.ChannelId)!;
        return Click(Target(channel, message.Ts), message.Content, message.ToJson(_world.Workspace.Team, false), message.Ts, message.ThreadTs, actionId, choice, cancellationToken);
    }

    /// <summary>Clicks a button of a message that only this person sees.</summary>
    /// <exception cref="InvalidOperationException">The message has no such element.</exception>
    public Task<Acknowledgement> Clicks(Ephemeral ephemeral, string actionId, CancellationToken cancellationToken = default)
    {
        var target = Target(_world.Workspace.ChannelOf(ephemeral.ChannelId)!, null) with { Ephemeral = ephemeral };
        return Click(target, ephemeral.Content, null, _world.Workspace.NextTs(), ephemeral.ThreadTs, actionId, null, cancellationToken);
    }

    /// <summary>Chooses one of the app's message shortcuts in a message's menu.</summary>
    public Task<Acknowledgement> UsesShortcut(Message message, string callbackId, CancellationToken cancellationToken = default)
    {
        var target = Target(_world.Workspace.ChannelOf(message.ChannelId)!, message.Ts);
        var (payload, trigger) = Begin("message_action");
        payload["callback_id"] = callbackId;
        payload["action_ts"] = _world.Workspace.NextTs();
        payload["message_ts"] = message.Ts;
        payload["channel"] = InteractionPayload.Place(target.Channel);
        payload["message"] = message.ToJson(_world.Workspace.Team, withMetadata: false);
        payload["response_url"] = _world.ResponseUrls.Issue("app", target).ToString();
        return Interact(payload, trigger, acceptsResponse: false, cancellationToken);
    }

    /// <summary>Submits a modal.</summary>
    /// <param name="values">By block id and action id, as <c>{"why":{"text":{"type":"plain_text_input","value":"…"}}}</c>.</param>
    public Task<Acknowledgement> Submits(OpenedView view, JsonObject values, CancellationToken cancellationToken = default)
    {
        var (payload, trigger) = Begin("view_submission");
        var json = view.Json.DeepClone().AsObject();
        json["state"] = new JsonObject { ["values"] = values.DeepClone() };
        payload["view"] = json;
        payload["response_urls"] = new JsonArray();
        return Interact(payload, trigger, acceptsResponse: true, cancellationToken);
    }

    private Task<Acknowledgement> Click(
        ResponseTarget target, MessageContent content, JsonObject? message, string ts, string? threadTs, string actionId, string? choice, CancellationToken cancellationToken)
    {
        var (payload, trigger) = Begin("block_actions");
        var container = new JsonObject { ["type"] = "message", ["message_ts"] = ts, ["channel_id"] = target.Channel.Id, ["is_ephemeral"] = target.Ephemeral is not null };
        if (threadTs is not null)
            container["thread_ts"] = threadTs;
        payload["container"] = container;
        payload["channel"] = InteractionPayload.Place(target.Channel);
        if (message is not null)
            payload["message"] = message;
        payload["state"] = new JsonObject { ["values"] = new JsonObject() };
        payload["response_url"] = _world.ResponseUrls.Issue("actions", target).ToString();
        payload["actions"] = new JsonArray(InteractionPayload.Action(content.Blocks, actionId, _world.Workspace.NextTs(), choice));
        return Interact(payload, trigger, acceptsResponse: false, cancellationToken);
    }

    private (JsonObject Payload, string Trigger) Begin(string type)
    {
        var trigger = _world.Triggers.Issue(_app.Id, User.Id);
        return (InteractionPayload.Of(type, _app, User, _world, trigger), trigger);
    }

    private Task<Acknowledgement> Interact(JsonObject payload, string trigger, bool acceptsResponse, CancellationToken cancellationToken) =>
        _courier.Deliver(_app, new(DeliveryKind.Interaction, trigger, payload, acceptsResponse), cancellationToken);

    private ResponseTarget Target(Channel channel, string? messageTs) => new(_world.Workspace.Team.Id, _app, channel, User, messageTs);
}
