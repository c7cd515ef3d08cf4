using System.Globalization;
using TriageBot.Replay.Wire;

namespace TriageBot.Replay.Worlds;

/// <summary>The access keys that AssumeRole hands out: in AWS's form, and telling which account they lead to. The token beside them tells until when.</summary>
internal static class AssumedKey
{
    private const string Prefix = "ASIARPLY";
    private const string TokenPrefix = "replay-until-";

    public static string For(string account) => Prefix + account;

    public static string Token(DateTimeOffset until) => TokenPrefix + until.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    public static string? Account(string accessKey) =>
        accessKey.Length == Prefix.Length + 12 && accessKey.StartsWith(Prefix, StringComparison.Ordinal) && accessKey.AsSpan(Prefix.Length).IndexOfAnyExceptInRange('0', '9') < 0
            ? accessKey[Prefix.Length..]
            : null;

    /// <exception cref="AwsRefusal">A key that AssumeRole gave comes without its token, or too late.</exception>
    public static void Check(string accessKey, string? token, DateTimeOffset now)
    {
        if (Account(accessKey) is null)
            return;
        if (token?.StartsWith(TokenPrefix, StringComparison.Ordinal) != true || !long.TryParse(token.AsSpan(TokenPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var until))
            throw new AwsRefusal("UnrecognizedClientException", "The security token included in the request is invalid.");
        if (now.ToUnixTimeSeconds() >= until)
            throw new AwsRefusal("ExpiredTokenException", "The security token included in the request is expired");
    }
}
