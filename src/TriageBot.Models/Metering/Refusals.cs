using TriageBot.Triage.Reporting;

namespace TriageBot.Models.Metering;

/// <summary>What people are told where a ceiling leaves no room: which, how much of it is used, what raises it.</summary>
internal static class Refusals
{
    public static string Tokens(string whose, long used, long need, long ceiling, string key) =>
        Line(whose, $"{Amounts.Tokens(used)} of {Amounts.Tokens(ceiling)} tokens", Amounts.Tokens(need), key);

    public static string Cost(string whose, decimal used, decimal need, decimal ceiling, string currency, string key) =>
        Line(whose, $"{Amounts.Money(used, currency)} of {Amounts.Money(ceiling, currency)}", Amounts.Money(need, currency), key);

    private static string Line(string whose, string used, string need, string key) =>
        $"not asked: {used} of {whose} are used or under way, and this takes up to {need}; Model:Ceilings:{key} is the ceiling";
}
