using Microsoft.Extensions.Logging;
using TriageBot.Store;

namespace TriageBot.Serving;

/// <summary>Takes away what the store has kept long enough; what expired unanswered is said in the log.</summary>
internal sealed partial class Housekeeping(StoreFile store, TimeProvider time, ILogger<Housekeeping> log)
{
    private static readonly TimeSpan s_every = TimeSpan.FromMinutes(10);

    public async Task Run(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                foreach (var expired in (await store.Purge(Retention.Default, stopping)).Expired)
                    Expired(expired.Id, expired.Kind, expired.AcceptedAt, expired.Tries);
            }
            catch (StoreException error)
            {
                Failed(error.Message);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }

            await Task.Delay(s_every, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Request {Request} ({Kind}), accepted {At:O}, was not answered within a day after {Tries} tries and is given up")]
    private partial void Expired(string request, string kind, DateTimeOffset at, int tries);

    [LoggerMessage(2, LogLevel.Error, "The store could not be cleaned up: {Reason}")]
    private partial void Failed(string reason);
}
