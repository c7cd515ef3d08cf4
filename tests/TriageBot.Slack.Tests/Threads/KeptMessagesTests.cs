using TriageBot.Slack.Threads;
using TriageBot.Triage.Questions;
using TriageBot.Triage.Reporting.Outlines;

namespace TriageBot.Slack.Tests.Threads;

public sealed class KeptMessagesTests
{
    [Fact]
    public void A_message_comes_back_as_it_was_kept()
    {
        var message = ThreadMessages.Stopped(ThreadMessages.Answer(
            new Reply(new Outline(Mark.Open, "checkout: \"what?\"", [OutlineLine.Of("Used", new Words("<!channel> & ünïcode"), new Quoted("a\nb"), new Copyable("aws ecs"), new Moment(DateTimeOffset.UnixEpoch, "00:00:00"), new Link("↗", "https://console.aws.amazon.com/x"))]), []), "more"), "U1");

        var back = KeptMessages.Read(KeptMessages.Write(message)).ShouldNotBeNull();

        KeptMessages.Write(back).ShouldBe(KeptMessages.Write(message));
        back.Text.ShouldBe(message.Text);
        back.Blocks.Select(b => b.GetType()).ShouldBe(message.Blocks.Select(b => b.GetType()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"text":"x","blocks":[{"type":"of_tomorrow"}]}""")]
    public void What_another_version_kept_is_none(string kept) => KeptMessages.Read(kept).ShouldBeNull();
}
