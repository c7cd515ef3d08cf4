using System.Threading.Channels;
using TriageBot.Slack.Messages;
using TriageBot.Slack.WebApi;
using TriageBot.Triage;
using TriageBot.Triage.Gathering;

namespace TriageBot.Slack.Posting;

/// <summary>Shows in the posted message what is known so far: the first facts as soon as they are there, then at most every three seconds, always the newest.</summary>
internal sealed class ProgressDisplay(ISlackApi api, UpdatePace pace, ReportMessages messages, TimeProvider time) : IProgress<Dossier>
{
    private static readonly TimeSpan s_between = TimeSpan.FromSeconds(3);

    private readonly Channel<Dossier> _newest = Channel.CreateBounded<Dossier>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Facts worth showing: before the task's record is there, "looking" says all.</summary>
    public void Report(Dossier value)
    {
        if (value.Task is not null || value.Service is not null)
            _newest.Writer.TryWrite(value);
    }

    /// <summary>No more progress: the report follows.</summary>
    public void End()
    {
        _ended.TrySetResult();
        _newest.Writer.TryComplete();
    }

    /// <summary>Runs until <see cref="End"/>; when it has returned no edit of it is on its way.</summary>
    public async Task Run(string team, string channel, string ts, Ask ask, string askedBy, CancellationToken cancellationToken)
    {
        await foreach (var gathered in _newest.Reader.ReadAllAsync(cancellationToken))
        {
            // The last facts and the report come together; the report says it all.
            if (_ended.Task.IsCompleted || !pace.TryProgress(team))
                continue;

            try
            {
                await api.UpdateMessage(channel, ts, messages.Progress(ask, gathered, askedBy), cancellationToken);
            }
            catch (SlackApiException)
            {
                // Progress is a courtesy: the report says what is wrong, if it cannot be shown either.
            }

            await Task.WhenAny(Task.Delay(s_between, time, cancellationToken), _ended.Task);
        }
    }
}
