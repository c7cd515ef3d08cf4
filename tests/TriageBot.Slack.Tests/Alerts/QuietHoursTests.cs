using TriageBot.Slack.Alerts;

namespace TriageBot.Slack.Tests.Alerts;

public sealed class QuietHoursTests
{
    [Theory]
    [InlineData("22:00-07:00", "2026-01-07T21:59:59Z", "2026-01-07T21:59:59Z")]
    [InlineData("22:00-07:00", "2026-01-07T22:00:00Z", "2026-01-08T07:00:00Z")]
    [InlineData("22:00-07:00", "2026-01-08T03:12:00Z", "2026-01-08T07:00:00Z")]
    [InlineData("22:00-07:00", "2026-01-08T07:00:00Z", "2026-01-08T07:00:00Z")]
    [InlineData("12:00-13:00", "2026-01-08T12:30:00Z", "2026-01-08T13:00:00Z")]
    [InlineData("22:00-07:00 Europe/Berlin", "2026-01-07T21:30:00Z", "2026-01-08T06:00:00Z")]
    [InlineData("22:00-07:00 Europe/Berlin", "2026-07-07T20:30:00Z", "2026-07-08T05:00:00Z")]
    // The night of 29 March 2026 has no 02:30 in Berlin.
    [InlineData("22:00-02:30 Europe/Berlin", "2026-03-28T23:00:00Z", "2026-03-29T01:00:00Z")]
    public void What_comes_in_quiet_hours_is_posted_when_they_end(string hours, string now, string next) =>
        QuietHours.Parse(hours).ShouldNotBeNull().Next(DateTimeOffset.Parse(now, null)).ShouldBe(DateTimeOffset.Parse(next, null));

    [Theory]
    [InlineData("")]
    [InlineData("22-7")]
    [InlineData("22:00")]
    [InlineData("22:00-22:00")]
    [InlineData("25:00-07:00")]
    [InlineData("22:00-07:00 Mars/Olympus")]
    [InlineData("22:00-07:00 Europe/Berlin or so")]
    public void Anything_else_is_no_quiet_hours(string text) => QuietHours.Parse(text).ShouldBeNull();
}
