using System.Globalization;
using System.Text;
using TriageBot.Replay.Wire;

namespace TriageBot.Replay.Logs;

/// <summary>How far a filtered read has come: everything up to and including this place has been searched.</summary>
internal sealed record FilterPosition(long Timestamp, string Stream, int Ordinal) : IComparable<FilterPosition>
{
    public int CompareTo(FilterPosition? other)
    {
        if (other is null)
            return 1;
        if (Timestamp != other.Timestamp)
            return Timestamp.CompareTo(other.Timestamp);
        var streams = string.CompareOrdinal(Stream, other.Stream);
        return streams != 0 ? streams : Ordinal.CompareTo(other.Ordinal);
    }

    public string Token() => Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Timestamp}|{Ordinal}|{Stream}")));

    public static FilterPosition Read(string token)
    {
        var bytes = new byte[token.Length];
        if (Convert.TryFromBase64String(token, bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split('|', 3) is [var time, var ordinal, var stream]
            && long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var timestamp)
            && int.TryParse(ordinal, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return new(timestamp, stream, number);
        throw AwsRefusal.InvalidParameter("The specified nextToken is invalid.");
    }
}

/// <summary>An event and the stream that it stands in.</summary>
internal sealed record FoundEvent(string Stream, RecordedEvent Event)
{
    public FilterPosition Position => new(Event.Timestamp, Stream, Event.Ordinal);
}
