using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace TriageBot.Alerts.Signatures;

/// <summary>Reads headers strictly: one that comes twice has no meaning.</summary>
internal static class Headers
{
    private const int TimestampDigits = 12;

    private static readonly TimeSpan s_window = TimeSpan.FromSeconds(300);

    /// <summary>Null where it is missing, empty or repeated.</summary>
    public static string? Only(this IHeaderDictionary headers, string name) =>
        headers.TryGetValue(name, out var values) && values is [{ Length: > 0 } only] ? only : null;

    /// <summary>Whether it counts the seconds since 1970 to at most five minutes from now.</summary>
    public static bool IsFresh(string timestamp, TimeProvider time) =>
        timestamp.Length <= TimestampDigits && long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && (time.GetUtcNow() - DateTimeOffset.UnixEpoch.AddSeconds(Math.Min(seconds, 200_000_000_000))).Duration() <= s_window;
}
