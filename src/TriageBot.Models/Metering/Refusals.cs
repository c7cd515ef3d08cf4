using System.Globalization;

namespace TriageBot.Models.Metering;

/// <summary>What people are told where a ceiling leaves no room: which, how much of it is used, what raises it.</summary>
internal static class Refusals
{
    public static string Tokens(string whose, long used, long need, long ceiling, string key) =>
        Line(whose, Text($"{used:#,0} of {ceiling:#,0} tokens"), Text($"{need:#,0}"), key);

    public static string Cost(string whose, decimal used, decimal need, decimal ceiling, string currency, string key) =>
        Line(whose, Text($"{currency}{used:0.00##} of {currency}{ceiling:0.00##}"), Text($"{currency}{need:0.00##}"), key);

    private static string Line(string whose, string used, string need, string key) =>
        $"not asked: {used} of {whose} are used or under way, and this takes up to {need}; Model:Ceilings:{key} is the ceiling";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
