using System.Globalization;
using TriageBot.Slack.WebApi.Transport;
using TriageBot.Slack.WebApi.Wire;

namespace TriageBot.Slack.WebApi;

/// <summary>Where the bot is a member. See https://docs.slack.dev/reference/methods/users.conversations</summary>
internal sealed class OwnChannels(ApiCalls calls)
{
    private const int PageSize = 200;
    private const int Pages = 50;

    public async Task<IReadOnlyList<SlackChannel>> List(CancellationToken cancellationToken)
    {
        var found = new List<SlackChannel>();
        string? cursor = null;
        for (var page = 0; page < Pages; page++)
        {
            var fields = SlackBody.Form(
                ("types", "public_channel,private_channel"),
                ("exclude_archived", "false"),
                ("limit", PageSize.ToString(CultureInfo.InvariantCulture)),
                ("cursor", cursor));
            var answer = await calls.Call(new SlackCall(SlackMethod.OwnChannels, fields), WebApiJson.Wire.ChannelsAnswer, cancellationToken);
            found.AddRange(answer.Channels.Select(c => c.ToChannel(isMember: true)));
            cursor = answer.ResponseMetadata?.NextCursor;
            if (string.IsNullOrEmpty(cursor))
                break;
        }

        return found;
    }
}
