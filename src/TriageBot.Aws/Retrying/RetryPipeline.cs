using Polly;
using Polly.Retry;
using TriageBot.Aws.Transport;

namespace TriageBot.Aws.Retrying;

/// <summary>Repeats what was throttled or failed on the way: three times more at most, waiting longer each time, with jitter.</summary>
internal static class RetryPipeline
{
    public const int Attempts = 4;

    public static ResiliencePipeline<Attempt> Create(TimeProvider waits) =>
        new ResiliencePipelineBuilder<Attempt> { TimeProvider = waits }
            .AddRetry(new RetryStrategyOptions<Attempt>
            {
                ShouldHandle = static outcome => ValueTask.FromResult(
                    outcome.Outcome.Result is { Failure: not null, Class: ErrorClass.Throttling or ErrorClass.Transient }),
                MaxRetryAttempts = Attempts - 1,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromMilliseconds(250),
                MaxDelay = TimeSpan.FromSeconds(5),
            })
            .Build();
}
