using System.Globalization;

namespace TriageBot.Simulation.Model;

/// <summary>Makes message timestamps: seconds and microseconds, no two alike.</summary>
internal sealed class Timestamps(TimeProvider time)
{
    private readonly Lock _lock = new();
    private long _last;

    public string Next()
    {
        lock (_lock)
        {
            _last = Math.Max(_last + 100, (time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);
            return string.Create(CultureInfo.InvariantCulture, $"{_last / 1_000_000}.{_last % 1_000_000:D6}");
        }
    }
}
