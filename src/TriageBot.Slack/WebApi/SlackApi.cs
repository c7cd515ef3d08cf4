using Microsoft.Extensions.Logging;
using TriageBot.Slack.WebApi.Limits;
using TriageBot.Slack.WebApi.Transport;
using TriageBot.Slack.WebApi.Wire;

namespace TriageBot.Slack.WebApi;

/// <summary>Slack's Web API over HTTP. One instance for a bot token: it knows the limits that Slack has announced.</summary>
public sealed class SlackApi : ISlackApi
{
    private readonly ApiCalls _calls;
    private readonly ChannelLanes _lanes;
    private readonly PostedSearch _search;
    private readonly OwnChannels _own;

    /// <param name="http">From <see cref="SlackHttp.CreateClient()"/>.</param>
    /// <exception cref="ArgumentException">The API's address or the token cannot be used.</exception>
    public SlackApi(HttpClient http, SlackApiOptions options, TimeProvider time, ILogger<SlackApi> logger)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(options.BotToken, nameof(options.BotToken));
        _calls = new ApiCalls(new SlackTransport(http, time), new SlackCaller(time, logger), new SlackOrigins(options.ApiUrl), options.BotToken);
        _lanes = new ChannelLanes(time);
        _search = new PostedSearch(_calls);
        _own = new OwnChannels(_calls);
    }

    public async Task<SlackIdentity> AuthTest(CancellationToken cancellationToken)
    {
        var call = new SlackCall(SlackMethod.AuthTest, SlackBody.Form());
        var attempt = await _calls.Call(call, cancellationToken);
        var who = ApiCalls.Read(call, attempt, WebApiJson.Wire.AuthTestAnswer);
        return new SlackIdentity(who.TeamId, who.Team ?? who.TeamId, who.UserId, who.BotId ?? "", attempt.Scopes);
    }

    public Task<string> PostMessage(string channel, SlackMessage message, CancellationToken cancellationToken)
    {
        var body = SlackBody.Json(ChatRequest.Post(channel, message), WebApiJson.Wire.ChatRequest);
        var call = new SlackCall(SlackMethod.PostMessage, body, channel);
        return _lanes.InTurn(channel, isNew: true, async () => (await _calls.Call(call, WebApiJson.Wire.PostedAnswer, cancellationToken)).Ts, cancellationToken);
    }

    public Task UpdateMessage(string channel, string ts, SlackMessage message, CancellationToken cancellationToken)
    {
        var body = SlackBody.Json(ChatRequest.Update(channel, ts, message), WebApiJson.Wire.ChatRequest);
        var call = new SlackCall(SlackMethod.UpdateMessage, body, channel);
        return _lanes.InTurn(channel, isNew: false, () => _calls.Call(call, cancellationToken), cancellationToken);
    }

    public Task PostEphemeral(string channel, string user, SlackMessage message, CancellationToken cancellationToken)
    {
        var body = SlackBody.Json(ChatRequest.Ephemeral(channel, user, message), WebApiJson.Wire.ChatRequest);
        var call = new SlackCall(SlackMethod.PostEphemeral, body, channel);
        return _lanes.InTurn(channel, isNew: false, () => _calls.Call(call, cancellationToken), cancellationToken);
    }

    public async Task<SlackChannel> ChannelInfo(string channel, CancellationToken cancellationToken)
    {
        var call = new SlackCall(SlackMethod.ChannelInfo, SlackBody.Form(("channel", channel)), channel);
        var found = (await _calls.Call(call, WebApiJson.Wire.ChannelAnswer, cancellationToken)).Channel;
        return found.ToChannel(found.IsMember || found.IsIm);
    }

    public Task<IReadOnlyList<SlackChannel>> OwnChannels(CancellationToken cancellationToken) => _own.List(cancellationToken);

    public Task<string?> FindPosted(string channel, string? threadTs, string outboxId, DateTimeOffset since, CancellationToken cancellationToken) =>
        _search.Find(channel, threadTs, outboxId, since, cancellationToken);

    public async Task<SlackUser> UserInfo(string user, CancellationToken cancellationToken)
    {
        var call = new SlackCall(SlackMethod.UserInfo, SlackBody.Form(("user", user)), user);
        var found = (await _calls.Call(call, WebApiJson.Wire.UserAnswer, cancellationToken)).User;
        return new SlackUser(found.Id, found.TeamId ?? "", found.IsRestricted || found.IsUltraRestricted, found.IsStranger, found.IsBot, found.Deleted);
    }

    public async Task<IReadOnlyList<string>> UserGroupMembers(string userGroup, CancellationToken cancellationToken)
    {
        var call = new SlackCall(SlackMethod.UserGroupMembers, SlackBody.Form(("usergroup", userGroup)), userGroup);
        return (await _calls.Call(call, WebApiJson.Wire.GroupAnswer, cancellationToken)).Users;
    }

    public async Task<string> Permalink(string channel, string ts, CancellationToken cancellationToken)
    {
        var call = new SlackCall(SlackMethod.Permalink, SlackBody.Form(("channel", channel), ("message_ts", ts)), channel);
        return (await _calls.Call(call, WebApiJson.Wire.PermalinkAnswer, cancellationToken)).Permalink;
    }

    public Task OpenView(string triggerId, SlackView view, CancellationToken cancellationToken)
    {
        var body = SlackBody.Json(new OpenViewRequest(triggerId, view), WebApiJson.Wire.OpenViewRequest);
        return _calls.Call(new SlackCall(SlackMethod.OpenView, body), cancellationToken);
    }
}
