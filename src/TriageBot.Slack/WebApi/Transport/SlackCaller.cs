using Microsoft.Extensions.Logging;
using TriageBot.Slack.WebApi.Limits;

namespace TriageBot.Slack.WebApi.Transport;

/// <summary>
/// Makes a call: waits as long as Slack asks, within the method's patience, and repeats what cannot have happened or is the same when done twice.
/// </summary>
internal sealed partial class SlackCaller(TimeProvider time, ILogger logger)
{
    private readonly Pauses _pauses = new(time);

    /// <param name="send">Sends it once.</param>
    /// <exception cref="SlackApiException">Slack said no, could not be reached, or wants a longer wait than the method bears.</exception>
    public async Task<SlackAttempt> Call(SlackCall call, Func<Task<SlackAttempt>> send, CancellationToken cancellationToken)
    {
        var patience = call.Method.Patience;
        for (var tries = 1; ; tries++)
        {
            // Until nobody has been told to wait in the meantime.
            while (_pauses.Remaining(call.LimitKey) is var pause && pause > TimeSpan.Zero)
            {
                patience = await Wait(call, new SlackFailure("ratelimited") { IsTransient = true }, pause, patience, cancellationToken);
            }

            var attempt = await send();
            if (attempt.Failure is not { } failure)
                return attempt;

            LogFailed(call.Method.Name, failure.Code, tries);
            if (failure.IsRateLimit)
                _pauses.Set(call.LimitKey, failure.RetryAfter ?? Backoff(tries));
            if (tries == call.Method.Tries || !MayRepeat(call, failure))
                throw failure.ToException(call);
            if (!failure.IsRateLimit)
                patience = await Wait(call, failure, failure.RetryAfter ?? Backoff(tries), patience, cancellationToken);
        }
    }

    private async Task<TimeSpan> Wait(SlackCall call, SlackFailure failure, TimeSpan wait, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (wait > patience)
            throw failure.ToException(call);
        LogWaits(call.Method.Name, wait.TotalSeconds);
        await Task.Delay(wait, time, cancellationToken);
        return patience - wait;
    }

    private static bool MayRepeat(SlackCall call, SlackFailure failure) =>
        failure.IsRateLimit || (failure.IsTransient && (call.Method.IsRepeatable || failure.Code is "unreachable"));

    private static TimeSpan Backoff(int tries) => TimeSpan.FromSeconds(1 << Math.Min(tries - 1, 4));

    [LoggerMessage(1, LogLevel.Warning, "{Method} failed with {Code} at try {Try}.")]
    private partial void LogFailed(string method, string code, int @try);

    [LoggerMessage(2, LogLevel.Information, "{Method} waits {Seconds} s before the next try.")]
    private partial void LogWaits(string method, double seconds);
}
