using TriageBot.Slack.Requests;
using TriageBot.Slack.WebApi;

namespace TriageBot.Slack.Access;

/// <summary>Decides who may ask what, where; before any AWS call, and again at each click.</summary>
public sealed class Doorkeeper(SlackSettings settings, SlackDirectory directory)
{
    /// <summary>Whether this person may ask in this channel.</summary>
    /// <exception cref="SlackApiException">Slack could not tell; nobody is let in on a guess.</exception>
    public async Task<Admission> Admit(Asker asker, string channel, CancellationToken cancellationToken)
    {
        var room = await Room(asker.Team, channel, cancellationToken);
        return room.Refusal is null && await RefusalOf(asker, cancellationToken) is { } refusal ? Admission.Refused(refusal) : room;
    }

    /// <summary>Whether an alert may be answered in this channel, where nobody has asked.</summary>
    /// <exception cref="SlackApiException">Slack could not tell.</exception>
    public async Task<Admission> AdmitAlert(string team, string channel, CancellationToken cancellationToken)
    {
        var room = await Room(team, channel, cancellationToken);
        return room switch
        {
            { Refusal: not null } => room,
            { Binding.Alerts: false } => Admission.Refused("alerts are not answered in this channel (Slack:Channels[].Alerts)"),
            { IsMember: false } => Admission.Refused("I am not in this channel: /invite me"),
            _ => room,
        };
    }

    private async Task<Admission> Room(string team, string channel, CancellationToken cancellationToken)
    {
        if (settings.Workspaces.Count > 0 && !settings.Workspaces.Contains(team))
            return Admission.Refused("this workspace is not among those that I may answer in (Slack:Workspaces)");

        var room = await directory.Channel(channel, cancellationToken);
        var binding = settings.Channels.FirstOrDefault(b => Names(b, channel, room));
        if (settings.Channels.Count > 0 && binding is null)
            return Admission.Refused("I may not answer in this channel (Slack:Channels). Ask in one of those, or have this one added");
        if (room is { IsExternallyShared: true } && !settings.AllowShared)
            return Admission.Refused("this channel is shared with another organisation, where I do not answer (Slack:AllowShared)");

        return Admission.Granted(binding, room is { IsMember: true });
    }

    private async Task<string?> RefusalOf(Asker asker, CancellationToken cancellationToken)
    {
        var person = await directory.User(asker.User, cancellationToken);
        if (person.IsBot || person.IsDeleted)
            return "only people may ask me";
        // On an Enterprise Grid a colleague may be of another workspace of the same organisation.
        if ((person.IsStranger || (person.TeamId != asker.Team && asker.Enterprise is null)) && !settings.AllowShared)
            return "you are of another organisation, to whose people I do not answer (Slack:AllowShared)";
        if (person.IsGuest && !settings.AllowGuests)
            return "guests may not ask me (Slack:AllowGuests)";
        if (settings.Users.Count == 0 && settings.UserGroups.Count == 0)
            return null;
        if (settings.Users.Contains(asker.User))
            return null;

        foreach (var group in settings.UserGroups)
        {
            if ((await directory.Members(group, cancellationToken)).Contains(asker.User))
                return null;
        }

        return "you are not among those who may ask me (Slack:Users, Slack:UserGroups)";
    }

    private static bool Names(ChannelBinding binding, string channel, SlackChannel? room) =>
        binding.Channel == channel || (room?.Name is { } name && binding.Channel.TrimStart('#') == name);
}

/// <summary>Whether somebody may ask, and within which limit.</summary>
/// <param name="Refusal">Why not; null where they may.</param>
/// <param name="Binding">What may be read for this channel; null where nothing is set.</param>
/// <param name="IsMember">Whether the bot itself may post in the channel.</param>
public sealed record Admission(string? Refusal, ChannelBinding? Binding, bool IsMember)
{
    internal static Admission Refused(string because) => new(because, null, false);

    internal static Admission Granted(ChannelBinding? binding, bool isMember) => new(null, binding, isMember);
}
