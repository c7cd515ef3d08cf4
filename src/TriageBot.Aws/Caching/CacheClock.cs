using Microsoft.Extensions.Internal;

namespace TriageBot.Aws.Caching;

/// <summary>Lets the memory cache expire by our clock.</summary>
internal sealed class CacheClock(TimeProvider time) : ISystemClock
{
    public DateTimeOffset UtcNow => time.GetUtcNow();
}
