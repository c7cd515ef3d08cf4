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
        var target = new ResponseTarget(_world.Workspace.Team.Id, _app, channel, User, null);
        var trigger = _world.Triggers.Issue(_app.Id, User.Id);
        var payload = new JsonObject
        {
            ["token"] = "deprecated",
            ["team_id"] = _world.Workspace.Team.Id,
            ["team_domain"] = _world.Workspace.Team.Domain,
            ["channel_id"] = channel.Id,
            ["channel_name"] = channel.Kind switch { ChannelKind.DirectMessage => "directmessage", ChannelKind.Private => "privategroup", _ => channel.Name },
            ["user_id"] = User.Id,
            ["user_name"] = User.Name,
            ["command"] = command,
            ["text"] = text,
            ["api_app_id"] = _app.Id,
            ["is_enterprise_install"] = "false",
            ["response_url"] = _world.ResponseUrls.Issue("commands", target).ToString(),
            ["trigger_id"] = trigger,
        };
        if (_world.Workspace.Team.EnterpriseId is { } enterprise)
            payload["enterprise_id"] = enterprise;
        var acknowledgement = await _courier.Deliver(_app, new(DeliveryKind.SlashCommand, trigger, payload, AcceptsResponse: true), cancellationToken);
        CommandAnswer.Show(_world, target, acknowledgement, command);
        return acknowledgement;
    }
}
