namespace TriageBot.Replay.Worlds;

/// <summary>The access keys that AssumeRole hands out: in AWS's form, and telling which account they lead to.</summary>
internal static class AssumedKey
{
    private const string Prefix = "ASIARPLY";

    public static string For(string account) => Prefix + account;

    public static string? Account(string accessKey) =>
        accessKey.Length == Prefix.Length + 12 && accessKey.StartsWith(Prefix, StringComparison.Ordinal) && accessKey.AsSpan(Prefix.Length).IndexOfAnyExceptInRange('0', '9') < 0
            ? accessKey[Prefix.Length..]
            : null;
}
