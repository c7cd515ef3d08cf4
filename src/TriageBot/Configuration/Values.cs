using System.Globalization;
using TriageBot.Slack.WebApi;

namespace TriageBot.Configuration;

/// <summary>What the values of the configuration may look like.</summary>
internal static class Values
{
    public static bool IsAccount(string text) => text.Length == 12 && text.All(char.IsAsciiDigit);

    public static bool IsRole(string text) =>
        text.Split(':', 6) is ["arn", ['a', 'w', 's', ..], "iam", "", var account, var role] && IsAccount(account) && role.StartsWith("role/", StringComparison.Ordinal) && role.Length > 5;

    public static bool IsRegion(string text) =>
        text.Length is > 4 and < 30 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && char.IsAsciiLetterLower(text[0]) && char.IsAsciiDigit(text[^1]);

    public static bool IsSlackApi(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && SlackApiOptions.Accepts(url);

    public static long? Bytes(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) && bytes > 0 ? bytes : null;

    public static bool IsTopic(string text) => text.Split(':') is ["arn", ['a', 'w', 's', ..], "sns", var region, var account, { Length: > 0 and <= 256 }] && IsRegion(region) && IsAccount(account);

    /// <summary>From a minute to a day.</summary>
    public static TimeSpan? Window(string text) =>
        TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) && span >= TimeSpan.FromMinutes(1) && span <= TimeSpan.FromDays(1) ? span : null;

    public static bool IsNumber(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most;

    /// <summary>The id of a user or a user group of Slack.</summary>
    public static bool IsMention(string text) => text.Length is > 5 and <= 32 && text[0] is 'U' or 'W' or 'S' && text.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c));

    public static TimeSpan? Deadline(string text) =>
        TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) && span >= TimeSpan.FromSeconds(1) && span <= TimeSpan.FromMinutes(5) ? span : null;
}
