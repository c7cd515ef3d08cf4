using System.Text.Json.Nodes;
using TriageBot.Simulation.Model;
using TriageBot.Simulation.Recording;

namespace TriageBot.Simulation.Delivery;

/// <summary>
/// Tells the apps what happens. A mention makes two events with different ids, in either order; a link makes a change a moment later; each
/// event is tried four times in all.
/// </summary>
internal sealed class EventStream(SimulatorOptions options, Workspace workspace, Courier courier, Errands errands)
{
    public void Posted(Channel channel, Message message)
    {
        foreach (var app in workspace.Apps.Where(a => a.IsReachable))
            Tell(app, channel, EventsOf(app, channel, message));
    }

    /// <summary>A message says something else now.</summary>
    public void Changed(Channel channel, Message message, JsonObject before)
    {
        foreach (var app in workspace.Apps.Where(a => a.IsReachable && Hears(a, channel)))
            Tell(app, channel, [MessageEvents.Changed(workspace.Team, channel, message, before, workspace.NextTs())]);
    }

    public void Reacted(Channel channel, Message message, User user, string name)
    {
        foreach (var app in workspace.Apps.Where(a => a.IsReachable && a.Events.Contains("reaction_added") && channel.Has(a.BotUserId)))
            Tell(app, channel, [MessageEvents.Reaction(channel, message, user, name, workspace.NextTs())]);
    }

    private static bool Hears(App app, Channel channel) => app.Events.Contains("message." + channel.SubscriptionName) && channel.Has(app.BotUserId);

    private List<JsonObject> EventsOf(App app, Channel channel, Message message)
    {
        var events = new List<JsonObject>();
        if (Hears(app, channel))
            events.Add(MessageEvents.Message(workspace, channel, message));
        if (app.Events.Contains("app_mention") && Mentions(app, channel, message))
            events.Insert(workspace.Chance.Next(events.Count + 1), MessageEvents.Mention(workspace, channel, message));
        if (Hears(app, channel) && options.Unfurls && message.Author.BotId is null && message.Text.Contains("://", StringComparison.Ordinal))
            events.Add(MessageEvents.Changed(workspace.Team, channel, message, message.ToJson(workspace.Team, false), workspace.NextTs()));
        return events;
    }

    private static bool Mentions(App app, Channel channel, Message message) =>
        channel.Kind != ChannelKind.DirectMessage
        && channel.Has(app.BotUserId)
        && message.Author.AppId != app.Id
        && (message.Text.Contains($"<@{app.BotUserId}>", StringComparison.Ordinal) || message.Text.Contains($"<@{app.BotUserId}|", StringComparison.Ordinal));

    private void Tell(App app, Channel channel, List<JsonObject> events)
    {
        var parcels = events.ConvertAll(e => Parcel(app, channel, e));
        if (parcels.Count > 0)
            errands.Run(end => DeliverInOrder(app, parcels, end));
    }

    private Parcel Parcel(App app, Channel channel, JsonObject e)
    {
        var envelope = EventEnvelope.Of(app, workspace, channel, e);
        return new(DeliveryKind.Event, envelope["event_id"]!.GetValue<string>(), envelope, AcceptsResponse: false);
    }

    /// <summary>One after the other, so that a seed gives one order; what fails is tried again on the side.</summary>
    private async Task DeliverInOrder(App app, List<Parcel> parcels, CancellationToken end)
    {
        foreach (var parcel in parcels)
        {
            var first = await courier.Deliver(app, parcel, end);
            if (!first.Ok)
                errands.Run(token => Retry(app, parcel, first, token));
            else if (workspace.Chance.Happens(options.DuplicateEvents))
                await courier.Deliver(app, parcel, end);
        }
    }

    private async Task Retry(App app, Parcel parcel, Acknowledgement before, CancellationToken end)
    {
        for (var attempt = 1; attempt <= options.EventRetries.Count && !before.Ok && !before.RefusesRetries; attempt++)
        {
            var wait = options.EventRetries[attempt - 1];
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, options.Time, end);
            before = await courier.Deliver(app, parcel with { Attempt = attempt, RetryReason = before.Failure }, end);
        }
    }
}
