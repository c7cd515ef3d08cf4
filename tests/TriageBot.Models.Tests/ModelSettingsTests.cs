namespace TriageBot.Models.Tests;

public sealed class ModelSettingsTests
{
    [Fact]
    public void Nothing_is_without_a_ceiling_that_nobody_has_raised()
    {
        var ceilings = new Ceilings();

        ceilings.TokensPerAnswer.ShouldBeGreaterThan(0);
        ceilings.TokensPerChannelAndDay.ShouldBeGreaterThan(ceilings.TokensPerAnswer);
        ceilings.TokensPerDay.ShouldBeGreaterThan(ceilings.TokensPerChannelAndDay);
    }
}
