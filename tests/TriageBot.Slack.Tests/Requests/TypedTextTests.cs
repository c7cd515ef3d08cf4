using TriageBot.Slack.Requests;

namespace TriageBot.Slack.Tests.Requests;

public sealed class TypedTextTests
{
    [Theory]
    [InlineData("  why\u00a0x ", "why x")]
    [InlineData("\u201cx\u201d \u2018y\u2019", "\"x\" 'y'")]
    [InlineData("\u2014cluster prod", "--cluster prod")]
    [InlineData("&lt;x&gt; &amp; y", "<x> & y")]
    [InlineData("&amp;lt;", "&lt;")]
    public void What_a_client_made_of_it_is_undone(string came, string typed) => TypedText.Of(came).ShouldBe(typed);

    [Theory]
    [InlineData("<@U0BOT> why x", "why x")]
    [InlineData("hey <@U0BOT|bot> why x", "hey   why x")]
    [InlineData("why x <@U0ANN>", "why x <@U0ANN>")]
    [InlineData("<@U0BOT", "<@U0BOT")]
    public void Our_own_mention_is_taken_out(string came, string left) => TypedText.Without("U0BOT", came).ShouldBe(left);

    [Fact]
    public void No_more_than_4096_characters_are_read() => TypedText.Of(new string('x', 9000)).Length.ShouldBe(4096);
}
