using System.Threading.Channels;
using TriageBot.Slack.Posting;
using TriageBot.Slack.WebApi;

namespace TriageBot.Slack.Threads;

/// <summary>Shows in the promise of an answer which step it is at: at most every three seconds, always the newest.</summary>
/// <param name="request">The request that is answered: what the button to stop it names.</param>
internal sealed class StepDisplay(ISlackApi api, UpdatePace pace, string request, TimeProvider time) : IProgress<string>
{
    private static readonly TimeSpan s_between = TimeSpan.FromSeconds(3);

    private readonly Channel<string> _newest = Channel.CreateBounded<string>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    public void Report(string value) => _newest.Writer.TryWrite(value);

    /// <summary>Runs until the answer is there, or has failed; when it has returned no edit of it is on its way.</summary>
    public async Task Run(string team, string channel, string ts, Task answering, CancellationToken cancellationToken)
    {
        _ = answering.ContinueWith(_ => _newest.Writer.TryComplete(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        await foreach (var step in _newest.Reader.ReadAllAsync(cancellationToken))
        {
            if (answering.IsCompleted || !pace.TryProgress(team))
                continue;

            try
            {
                await api.UpdateMessage(channel, ts, ThreadMessages.Looking(step, request), cancellationToken);
            }
            catch (SlackApiException)
            {
                // Progress is a courtesy: the answer says what is wrong, if it cannot be shown either.
            }

            await Task.WhenAny(Task.Delay(s_between, time, cancellationToken), answering);
        }
    }
}
