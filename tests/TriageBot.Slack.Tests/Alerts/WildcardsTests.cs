using TriageBot.Slack.Alerts;

namespace TriageBot.Slack.Tests.Alerts;

public sealed class WildcardsTests
{
    [Theory]
    [InlineData(null, "checkout", true)]
    [InlineData(null, null, true)]
    [InlineData("*", null, true)]
    [InlineData("checkout", null, false)]
    [InlineData("checkout", "checkout", true)]
    [InlineData("checkout", "Checkout", false)]
    [InlineData("checkout", "checkout-worker", false)]
    [InlineData("checkout*", "checkout-worker", true)]
    [InlineData("*-worker", "checkout-worker", true)]
    [InlineData("pay*-*er", "payments-worker", true)]
    [InlineData("a*a", "a", false)]
    [InlineData("a**b", "ab", true)]
    public void A_star_stands_for_any_part(string? pattern, string? name, bool matches) => Wildcards.Matches(pattern, name).ShouldBe(matches);
}
