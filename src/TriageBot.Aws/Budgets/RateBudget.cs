using System.Collections.Concurrent;
using TriageBot.Aws.Operations;

namespace TriageBot.Aws.Budgets;

/// <summary>One token bucket for each account, Region and quota.</summary>
internal sealed class RateBudget(TimeProvider waits)
{
    private readonly ConcurrentDictionary<(string Owner, string Region, RateBucket Bucket), TokenBucket> _buckets = new();

    /// <param name="owner">Whose quota it is: the account of an assumed role, or the empty string for the process's own.</param>
    public Task Take(string owner, string region, RateBucket bucket, CancellationToken cancellationToken) =>
        _buckets.GetOrAdd((owner, region, bucket), _ => new TokenBucket(RateLimit.Of(bucket, region), waits)).Take(cancellationToken);
}
