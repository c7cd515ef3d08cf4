namespace TriageBot.Alerts.Tests.Fakes;

/// <summary>Time that stands until a test moves it.</summary>
internal sealed class FixedTime : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 14, 3, 0, TimeSpan.Zero);

    public DateTimeOffset Now { get; set; } = Start;

    public override DateTimeOffset GetUtcNow() => Now;
}
