using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace TriageBot.Replay.Logs;

/// <summary>The id that FilterLogEvents gives an event: 56 digits, the same in each call, and of no use as an input anywhere.</summary>
internal static class EventId
{
    private static readonly BigInteger Range = BigInteger.Pow(10, 36);

    public static string Of(string group, string stream, RecordedEvent e)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{group}\n{stream}\n{e.Ordinal}\n{e.Message}")));
        var digits = BigInteger.Remainder(new BigInteger(hash, isUnsigned: true), Range).ToString("D36", CultureInfo.InvariantCulture);
        return e.Timestamp.ToString("D20", CultureInfo.InvariantCulture) + digits;
    }
}
