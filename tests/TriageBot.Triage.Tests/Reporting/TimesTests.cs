using TriageBot.Triage.Reporting;
using TriageBot.Triage.Reporting.Outlines;

namespace TriageBot.Triage.Tests.Reporting;

public sealed class TimesTests
{
    [Theory]
    [InlineData(0, "0 ms")]
    [InlineData(0.9994, "999 ms")]
    [InlineData(0.9996, "1 s")]
    [InlineData(59.7, "1 m")]
    [InlineData(372, "6 m 12 s")]
    [InlineData(3599.6, "1 h")]
    [InlineData(7500, "2 h 5 m")]
    [InlineData(9 * 86400, "9 d")]
    [InlineData(-3, "3 s")]
    public void A_span_has_its_two_largest_units(double seconds, string text) => Times.Span(TimeSpan.FromSeconds(seconds)).ShouldBe(text);

    [Theory]
    [InlineData(45, "45 s")]
    [InlineData(1853, "30 m")]
    [InlineData(7199, "1 h")]
    [InlineData(200000, "2 d")]
    public void A_rough_span_has_one(double seconds, string text) => Times.Rough(TimeSpan.FromSeconds(seconds)).ShouldBe(text);

    [Theory]
    [InlineData(1, "1st")]
    [InlineData(2, "2nd")]
    [InlineData(3, "3rd")]
    [InlineData(4, "4th")]
    [InlineData(11, "11th")]
    [InlineData(12, "12th")]
    [InlineData(13, "13th")]
    [InlineData(21, "21st")]
    [InlineData(111, "111th")]
    [InlineData(122, "122nd")]
    public void An_ordinal_ends_as_it_is_spoken(int number, string text) => Times.Ordinal(number).ShouldBe(text);

    [Fact]
    public void Times_are_told_in_UTC_and_with_the_date_where_it_is_another_day()
    {
        var time = new DateTimeOffset(2026, 1, 1, 1, 2, 3, TimeSpan.FromHours(2));

        Times.Clock(time).ShouldBe("23:02:03");
        Times.At(time, new DateTimeOffset(2025, 12, 31, 23, 59, 0, TimeSpan.Zero)).ShouldBe(new Moment(time, "23:02:03"));
        Times.At(time, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)).ShouldBe(new Moment(time, "2025-12-31 23:02:03", WithDay: true));
        Times.AtMinute(time).Utc().Text.ShouldBe("23:02 UTC");
    }
}
