using TriageBot.Triage.Reporting;

namespace TriageBot.Triage.Tests.Reporting;

public sealed class AmountsTests
{
    [Theory]
    [InlineData("0", "$", "$0.00")]
    [InlineData("0.0421", "$", "$0.0421")]
    [InlineData("0.00009", "€", "less than €0.0001")]
    [InlineData("1234.5", "USD", "USD 1,234.50")]
    [InlineData("0.04216", "$", "$0.0422")]
    public void Money_is_told_to_four_places(string amount, string currency, string shown) =>
        Amounts.Money(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), currency).ShouldBe(shown);

    [Fact]
    public void Tokens_are_told_with_separators() => Amounts.Tokens(1_234_567).ShouldBe("1,234,567");
}
