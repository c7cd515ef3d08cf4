using System.Buffers;

namespace TriageBot.Triage.Redaction;

/// <summary>
/// In ADO.NET, ODBC, JDBC and Azure connection strings (<c>Server=…;Pwd=…;</c>) only a semicolon ends a value: passwords there hold commas,
/// ampersands and spaces.
/// </summary>
internal static class ConnectionStrings
{
    private static readonly SearchValues<char> Stops = SearchValues.Create(";\"'\r\n");
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create(" ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>The value's end where the assignment stands in a connection string, else null.</summary>
    public static int? ValueEnd(string text, int nameStart, int at)
    {
        var rest = text.AsSpan(at, Math.Min(text.Length - at, 512));
        var stop = rest.IndexOfAny(Stops);
        if (stop < 0 || rest[stop] != ';')
            return null;

        return StartsPart(text, nameStart) || NamesPart(rest[(stop + 1)..]) ? at + stop : null;
    }

    private static bool StartsPart(string text, int nameStart)
    {
        var before = nameStart;
        while (before > 0 && text[before - 1] == ' ')
            before--;
        return before > 0 && text[before - 1] == ';';
    }

    // "Initial Catalog=…", "User Id=…": a name of words, then the sign.
    private static bool NamesPart(ReadOnlySpan<char> rest)
    {
        var sign = rest.IndexOf('=');
        return sign is > 0 and < 40 && rest[..sign].IndexOfAnyExcept(NameCharacters) < 0;
    }
}
