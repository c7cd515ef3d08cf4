using System.Globalization;

namespace TriageBot.Replay.Logs;

/// <summary>A place in a stream: a timestamp and, among equal ones, the event's ordinal. Written as the 56 digits of AWS's own tokens.</summary>
internal readonly record struct EventPosition(long Timestamp, int Ordinal) : IComparable<EventPosition>
{
    private const int Digits = 56;
    private const int TimeDigits = 20;

    public static EventPosition Of(RecordedEvent e) => new(e.Timestamp, e.Ordinal);

    public int CompareTo(EventPosition other) => Timestamp != other.Timestamp ? Timestamp.CompareTo(other.Timestamp) : Ordinal.CompareTo(other.Ordinal);

    public string Token(char direction) => string.Create(
        CultureInfo.InvariantCulture, $"{direction}/{Timestamp.ToString("D" + TimeDigits, CultureInfo.InvariantCulture)}{Ordinal.ToString("D" + (Digits - TimeDigits), CultureInfo.InvariantCulture)}");

    public static (char Direction, EventPosition Position)? Read(string token) =>
        token.Length == Digits + 2 && token[0] is 'f' or 'b' && token[1] == '/'
        && long.TryParse(token.AsSpan(2, TimeDigits), NumberStyles.None, CultureInfo.InvariantCulture, out var timestamp)
        && int.TryParse(token.AsSpan(2 + TimeDigits), NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal)
            ? (token[0], new EventPosition(timestamp, ordinal))
            : null;
}
