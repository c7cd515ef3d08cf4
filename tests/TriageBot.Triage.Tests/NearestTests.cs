namespace TriageBot.Triage.Tests;

public sealed class NearestTests
{
    [Theory]
    [InlineData("whyy", "why")]
    [InlineData("verfiy", "verify")]
    [InlineData("verifi", "verify")]
    [InlineData("VERIFY", "verify")]
    [InlineData("explode", null)]
    [InlineData("-x", null)]
    [InlineData("", null)]
    public void A_mistyped_name_is_found_and_a_strange_one_is_not(string typed, string? meant) =>
        Nearest.Of(typed, ["why", "verify", "replay", "policy", "-v"]).ShouldBe(meant);
}
