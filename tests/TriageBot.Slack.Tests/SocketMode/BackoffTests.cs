using TriageBot.Slack.SocketMode;

namespace TriageBot.Slack.Tests.SocketMode;

public class BackoffTests
{
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 1, 2)]
    [InlineData(2, 2, 4)]
    [InlineData(5, 16, 32)]
    [InlineData(6, 30, 60)]
    [InlineData(1_000_000, 30, 60)]
    public void A_wait_doubles_up_to_a_minute_and_lies_in_its_upper_half(int failures, double least, double most)
    {
        new Backoff(() => 0).After(failures).TotalSeconds.ShouldBe(least, 0.001);
        new Backoff(() => 0.999999).After(failures).TotalSeconds.ShouldBe(most, 0.001);
    }
}
