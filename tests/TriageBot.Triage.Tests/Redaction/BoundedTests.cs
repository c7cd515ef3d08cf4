using TriageBot.Triage.Redaction;

namespace TriageBot.Triage.Tests.Redaction;

public sealed class BoundedTests
{
    [Fact]
    public void Short_text_stays_as_it_is() => Bounded.Middle("Killed", 6).ShouldBe("Killed");

    [Fact]
    public void Beginning_and_end_stay_and_the_gap_is_counted()
    {
        var cut = Bounded.Middle($"begin{new string('x', 1000)}end", 60);

        cut.Length.ShouldBeLessThanOrEqualTo(60);
        cut.ShouldStartWith("begin");
        cut.ShouldEndWith("end");
        cut.ShouldMatch(@"\Abeginx+ … \[\d+ characters left out\] … x+end\z");
    }

    [Fact]
    public void The_number_is_the_number_of_characters_that_are_gone()
    {
        var text = string.Concat(Enumerable.Range(0, 500).Select(i => (char)('a' + (i % 26))));
        var cut = Bounded.Middle(text, 100);
        var parts = cut.Split(" … ");

        (parts[0].Length + parts[2].Length + int.Parse(parts[1][1..].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(500);
    }

    [Fact]
    public void No_length_splits_a_surrogate_pair_or_is_exceeded()
    {
        var text = string.Concat(Enumerable.Repeat("🙂", 100));
        for (var max = 0; max <= 210; max++)
        {
            var cut = Bounded.Middle(text, max);

            cut.Length.ShouldBeLessThanOrEqualTo(max);
            cut.ShouldBe(Printable.Of(cut), $"max {max}");
        }
    }

    [Fact]
    public void A_negative_length_is_refused() => Should.Throw<ArgumentOutOfRangeException>(() => Bounded.Middle("x", -1));
}
