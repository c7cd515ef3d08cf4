using System.Net;
using System.Text.RegularExpressions;
using FsCheck.Fluent;
using TriageBot.Slack.Messages;

namespace TriageBot.Slack.Tests.Messages;

public sealed partial class FallbackTextTests
{
    private const int Slacks = 4000;

    [Fact]
    public void Of_any_outline_it_is_escaped_bounded_and_whole() => Hostile.Outlines.Check(outline =>
    {
        var labelled = outline with { Lines = [.. outline.Lines.Take(20).Select((l, i) => l with { Label = i % 2 == 0 ? "Cause" : "Next" })] };
        Sound(FallbackText.Of(labelled), Slacks);
    });

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(150)]
    [InlineData(3500)]
    public void Text_fitted_to_any_length_is_escaped_and_whole(int longest) =>
        Hostile.Texts.Select(Triage.Redaction.Printable.Of).ToArbitrary().Check(text => Sound(SlackText.Fit(text, longest), longest));

    [Fact]
    public void What_is_escaped_fills_its_room_and_says_what_was_left_out()
    {
        var fitted = SlackText.Fit(new string('&', 10_000), 3500);

        fitted.Length.ShouldBeInRange(3400, 3500);
        fitted.ShouldContain("characters left out");
    }

    [Fact]
    public void What_fits_is_kept_to_the_letter() => WebUtility.HtmlDecode(SlackText.Fit("a < b && c > d", 100)).ShouldBe("a < b && c > d");

    private static void Sound(string text, int longest)
    {
        text.Length.ShouldBeLessThanOrEqualTo(longest);
        text.ShouldNotContain('<');
        text.ShouldNotContain('>');
        StrayAmpersand().IsMatch(text).ShouldBeFalse(text);
        Leaves.IsBroken(text).ShouldBeFalse();
    }

    [GeneratedRegex("&(?!(amp|lt|gt);)")]
    private static partial Regex StrayAmpersand();
}
