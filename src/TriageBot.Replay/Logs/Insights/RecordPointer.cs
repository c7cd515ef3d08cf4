using System.Globalization;
using System.Text;
using TriageBot.Replay.Wire;

namespace TriageBot.Replay.Logs.Insights;

/// <summary>What stands behind <c>@ptr</c>: opaque to clients, and the only pointer to a single event that AWS takes back.</summary>
internal sealed record RecordPointer(string Group, string Stream, long Timestamp, int Ordinal)
{
    public string Token() => Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Timestamp}|{Ordinal}|{Group}|{Stream}")));

    /// <exception cref="AwsRefusal">It is none.</exception>
    public static RecordPointer Read(string token)
    {
        var bytes = new byte[token.Length];
        if (Convert.TryFromBase64String(token, bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split('|', 4) is [var time, var ordinal, var group, var stream]
            && long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var timestamp)
            && int.TryParse(ordinal, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return new(group, stream, timestamp, number);
        throw AwsRefusal.InvalidParameter("The specified logRecordPointer is invalid.");
    }
}
