namespace TriageBot.Models.Tests.Fakes;

/// <summary>Time that passes when a test says so.</summary>
internal sealed class SetTime : TimeProvider
{
    private DateTimeOffset _now = new(2026, 3, 14, 23, 58, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public DateOnly Today => DateOnly.FromDateTime(_now.UtcDateTime);

    public void Pass(TimeSpan time) => _now += time;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => _now.Ticks;
}
