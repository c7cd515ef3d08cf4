namespace TriageBot.Simulation.Limits;

/// <summary>A token bucket: a burst, then so many a second.</summary>
internal sealed class Bucket(int burst, double perSecond, TimeProvider time)
{
    private double _left = burst;
    private long _at = time.GetTimestamp();

    /// <summary>Takes one.</summary>
    /// <returns>How long to wait; null where one was there.</returns>
    public TimeSpan? Take()
    {
        var now = time.GetTimestamp();
        _left = Math.Min(burst, _left + (time.GetElapsedTime(_at, now).TotalSeconds * perSecond));
        _at = now;
        if (_left < 1)
            return TimeSpan.FromSeconds((1 - _left) / perSecond);
        _left--;
        return null;
    }
}
