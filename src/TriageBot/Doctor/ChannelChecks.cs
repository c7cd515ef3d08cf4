using TriageBot.Slack;
using TriageBot.Slack.WebApi;

namespace TriageBot.Doctor;

/// <summary>Whether the channels of <c>Slack:Channels</c> are there, and the bot is in them.</summary>
internal sealed class ChannelChecks(SlackApi api, SlackSettings settings)
{
    public async Task<IReadOnlyList<Check>> Look(CancellationToken cancellationToken)
    {
        var checks = new List<Check>();
        IReadOnlyList<SlackChannel>? own = null;
        foreach (var channel in settings.Channels.Select(c => c.Channel).Distinct(StringComparer.Ordinal))
        {
            try
            {
                if (IsId(channel))
                    checks.Add(Judge(channel, await api.ChannelInfo(channel, cancellationToken)));
                else
                    checks.Add(Judge(channel, (own ??= await api.OwnChannels(cancellationToken)).FirstOrDefault(c => c.Name == channel.TrimStart('#'))));
            }
            catch (SlackApiException error)
            {
                checks.Add(error.Code is "channel_not_found" ? Judge(channel, null) : new Check("slack", Name(channel), CheckStatus.Unknown, error.Message, How: "tried"));
            }
        }

        return checks;
    }

    /// <param name="found">Null where the bot sees none; a public channel that it is not in is seen by its id only.</param>
    private Check Judge(string channel, SlackChannel? found)
    {
        Check Wrong(string what, string fix) => new("slack", Name(channel), CheckStatus.Fail, what, fix, "tried");
        return found switch
        {
            null when IsId(channel) => Wrong("does not exist, or is private and the bot is not a member", "/invite the bot there, or correct Slack:Channels"),
            null => Wrong("the bot is a member of no channel of this name", "/invite the bot there, or correct Slack:Channels"),
            { IsArchived: true } => Wrong("is archived", "unarchive it, or take it out of Slack:Channels"),
            { IsMember: false } => Wrong("the bot is not a member: it answers commands there, but no mention reaches it", "/invite the bot there"),
            { IsExternallyShared: true } when !settings.AllowShared => Wrong("is shared with another organisation, where the bot does not answer", "take it out of Slack:Channels, or set Slack:AllowShared: true"),
            _ => new Check("slack", Name(channel), CheckStatus.Pass, "the bot is a member", How: "tried"),
        };
    }

    private static string Name(string channel) => $"channel {channel}";

    /// <summary>Ids are written in capitals, names never are.</summary>
    private static bool IsId(string channel) => channel is ['C' or 'G' or 'D', _, ..] && channel.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c));
}
