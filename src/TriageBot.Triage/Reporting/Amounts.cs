using System.Globalization;

namespace TriageBot.Triage.Reporting;

/// <summary>How amounts of tokens and money are written.</summary>
public static class Amounts
{
    private const decimal Smallest = 0.0001m;

    /// <summary><c>12,400</c></summary>
    public static string Tokens(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary><c>$0.0421</c>, <c>USD 0.0421</c>: to four places, because an answer may cost less than a hundredth.</summary>
    public static string Money(decimal amount, string? currency)
    {
        var sign = currency is { Length: > 0 } && char.IsLetter(currency[^1]) ? $"{currency} " : currency;
        return amount is > 0 and < Smallest
            ? $"less than {sign}{Smallest.ToString(CultureInfo.InvariantCulture)}"
            : $"{sign}{amount.ToString("#,0.00##", CultureInfo.InvariantCulture)}";
    }
}
