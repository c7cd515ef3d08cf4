using System.Globalization;
using System.Text;

namespace TriageBot.Replay.Wire;

/// <summary>Pages with an opaque token that is good for one list only.</summary>
internal static class Paging
{
    public static (IReadOnlyList<T> Items, string? Next) Cut<T>(IReadOnlyList<T> all, int size, string? token, string list)
    {
        var from = token is null ? 0 : Read(token, list, all.Count);
        var page = all.Skip(from).Take(size).ToList();
        return (page, from + page.Count < all.Count ? Write(from + page.Count, list) : null);
    }

    private static string Write(int from, string list) => Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{from}|{list}")));

    private static int Read(string token, string list, int count)
    {
        var bytes = new byte[token.Length];
        if (Convert.TryFromBase64String(token, bytes, out var length))
        {
            var parts = Encoding.UTF8.GetString(bytes, 0, length).Split('|', 2);
            if (parts.Length == 2 && parts[1] == list && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var from))
                return Math.Min(from, count);
        }

        throw AwsRefusal.InvalidParameter("Invalid token.");
    }
}
