using System.Globalization;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using TriageBot.Slack.Access;
using TriageBot.Slack.Posting;
using TriageBot.Slack.Threads;
using TriageBot.Slack.WebApi;
using TriageBot.Slack.Work;
using TriageBot.Store;
using TriageBot.Triage.Reporting;

namespace TriageBot.Slack.Alerts;

/// <summary>
/// Shows incidents of alerts as the store has them: posts what is due, keeps counts up to date, tells threads of the end. It alone posts them, so
/// nothing is posted twice, and what a killed process left unshown the next one shows.
/// </summary>
internal sealed partial class AlertBoard(IAlertBook book, IIncidents incidents, Poster poster, AuditTrail audit, ISlackApi api, Doorkeeper doorkeeper, UpdatePace pace, AlertSettings settings, TimeProvider time, ILogger log)
{
    /// <summary>Between two looks while there is something to show: a count is no news the second it changes.</summary>
    private static readonly TimeSpan s_between = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan s_longestWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    /// <summary>The hours in which a channel was told that there are too many.</summary>
    private readonly HashSet<(string Channel, long Hour)> _told = [];

    private readonly CountPace _counts = new(time);

    private readonly Channel<bool> _woken = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>There may be something to show.</summary>
    public void Wake() => _woken.Writer.TryWrite(true);

    /// <summary>One more alert joined the incident.</summary>
    public void Joined(string incident)
    {
        _counts.Joined(incident);
        Wake();
    }

    public async Task Run(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var unshown = await book.Unshown(time.GetUtcNow(), stopping);
                foreach (var incident in unshown)
                    await Show(incident, stopping);
                if (unshown.Count > 0)
                    await Task.Delay(s_between, time, stopping);
                else
                    await Rest(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (StoreException error)
            {
                StoreFailed(error.Message);
                await Task.Delay(s_between, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task Rest(CancellationToken stopping)
    {
        var due = await book.NextDue(time.GetUtcNow(), stopping) - time.GetUtcNow();
        var wait = due is { } soon && soon < s_longestWait ? soon : s_longestWait;
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var timer = Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, time, waiting.Token);
        await Task.WhenAny(timer, _woken.Reader.WaitToReadAsync(waiting.Token).AsTask());
        _woken.Reader.TryRead(out _);
        await waiting.CancelAsync();
        stopping.ThrowIfCancellationRequested();
    }

    private async Task Show(AlertIncident incident, CancellationToken stopping)
    {
        try
        {
            if (incident.MessageTs is not { } ts)
                await Post(incident, stopping);
            else if (incident.ShownAlerts < incident.Alerts)
                await Update(incident, ts, stopping);
            else if (incident.Closing != incident.ShownClosing)
                await Close(incident, ts, stopping);
        }
        catch (SlackApiException error) when (error.IsTransient)
        {
            NotShownYet(incident.Id, error.Message);
        }
        catch (SlackApiException error)
        {
            NotShown(incident.Id, incident.Finding!.Channel, error.Message);
            await book.Abandon(incident.Id, stopping);
        }
    }

    private async Task Post(AlertIncident incident, CancellationToken stopping)
    {
        var finding = incident.Finding!;
        if (await IsTooMuch(finding, stopping))
            return;

        var ts = await poster.PostOnce(incident.Id, "report", finding.Channel, finding.ThreadTs, AlertMessages.Shown(incident), stopping);
        // For its buttons: they go by the incident's id.
        var own = new Incident(incident.Id, finding.Team, finding.Channel, finding.Subject, finding.Target, "", time.GetUtcNow(), null, null, null) { ThreadTs = finding.ThreadTs };
        await incidents.Begin(own, time.GetUtcNow().AddDays(1), stopping);
        await incidents.Posted(incident.Id, ts, stopping);
        var report = JsonSerializer.Deserialize(finding.Report, ReportJson.Default.Report)!;
        await incidents.Finished(incident.Id, finding.Report, Recurrence.LikenessOf(finding, report), stopping);
        await audit.Add(incident.Id, incident.Id, "", finding.Channel, AuditTrail.Of("alert", report), stopping);
        _counts.Shown(incident.Id);
        await book.Shown(incident.Id, ts, incident.Alerts, stopping);
    }

    private async Task Update(AlertIncident incident, string ts, CancellationToken stopping)
    {
        if (!_counts.IsDue(incident.Id) || !pace.TryProgress(incident.Finding!.Team))
            return;

        try
        {
            await api.UpdateMessage(incident.Finding!.Channel, ts, AlertMessages.Shown(incident), stopping);
        }
        catch (SlackApiException error) when (error.Code is "message_not_found" or "cant_update_message" or "edit_window_closed")
        {
            // Somebody deleted it: they do not want it.
        }

        _counts.Shown(incident.Id);
        await book.Shown(incident.Id, ts, incident.Alerts, stopping);
    }

    /// <summary>Flapping does not repeat: a later end takes the place of an earlier one.</summary>
    private async Task Close(AlertIncident incident, string ts, CancellationToken stopping)
    {
        var finding = incident.Finding!;
        var text = incident.Closing ?? "🔔 It fires again.";
        var told = incident.ClosingTs;
        if (told is null)
            told = await poster.PostOnce(incident.Id, "closing", finding.Channel, finding.ThreadTs ?? ts, AlertMessages.Closing(text), stopping);
        else if (pace.TryProgress(finding.Team))
            await api.UpdateMessage(finding.Channel, told, AlertMessages.Closing(text), stopping);
        else
            return;

        await audit.Add(incident.Id, incident.Id, "", finding.Channel, [new Happening(IncidentEvents.Resolved, incident.ResolvedBy ?? "fires again")], stopping);
        await book.ClosingShown(incident.Id, told, incident.Closing, stopping);
    }

    /// <summary>Whether the channel has had its number within the hour; then one message an hour says so, and the incident is not posted.</summary>
    private async Task<bool> IsTooMuch(AlertFinding finding, CancellationToken stopping)
    {
        var now = time.GetUtcNow();
        var binding = (await doorkeeper.AdmitAlert(finding.Team, finding.Channel, stopping)).Binding;
        var most = binding?.PerHour ?? settings.PerHour;
        if (await book.PostedIn(finding.Channel, now - s_hour, stopping) < most)
            return false;

        var hour = now.ToUnixTimeSeconds() / (long)s_hour.TotalSeconds;
        if (!_told.Add((finding.Channel, hour)))
            return true;

        var text = $"⚪ More than {(most == 1 ? "one incident" : $"{most.ToString(CultureInfo.InvariantCulture)} incidents")} in this channel within an hour: further ones wait until there are fewer. For one now, ask me why.";
        await poster.PostOnce($"rate:{finding.Channel}:{hour.ToString(CultureInfo.InvariantCulture)}", "rate", finding.Channel, null, Replier.Plain(text), stopping);
        return true;
    }

    [LoggerMessage(1, LogLevel.Error, "The store failed: {Reason}")]
    private partial void StoreFailed(string reason);

    [LoggerMessage(2, LogLevel.Warning, "Incident {Incident} is not shown yet: {Reason}")]
    private partial void NotShownYet(string incident, string reason);

    [LoggerMessage(3, LogLevel.Error, "Incident {Incident} cannot be shown in channel {Channel}: {Reason}")]
    private partial void NotShown(string incident, string channel, string reason);
}
