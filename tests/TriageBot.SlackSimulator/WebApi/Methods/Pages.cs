using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace TriageBot.Simulation.WebApi.Methods;

/// <summary>Cursor paging. A page may be shorter than asked, even empty, while a cursor still follows.</summary>
internal static class Pages
{
    private const string Prefix = "next:";

    /// <summary>Adds the page and the way to the next one.</summary>
    /// <param name="kept">Repeated on each page before its items, as a thread's root.</param>
    public static JsonObject Of(ApiCall call, IReadOnlyList<JsonObject> all, int limit, string field, JsonObject? kept = null)
    {
        var cursor = call.Arguments.Text("cursor");
        var start = Start(cursor);
        var size = call.World.Options.ShortPages && cursor is not { Length: > 0 } ? limit / 2 : limit;
        var page = all.Skip(start).Take(size).ToList();
        var next = start + page.Count;
        var hasMore = next < all.Count;
        return new()
        {
            [field] = new JsonArray([.. kept is null ? page : [kept, .. page]]),
            ["has_more"] = hasMore,
            ["response_metadata"] = new JsonObject { ["next_cursor"] = hasMore ? Cursor(next) : "" },
        };
    }

    private static string Cursor(int at) => Convert.ToBase64String(Encoding.UTF8.GetBytes(Prefix + at.ToString(CultureInfo.InvariantCulture)));

    private static int Start(string? cursor)
    {
        if (cursor is not { Length: > 0 })
            return 0;
        try
        {
            var text = Encoding.UTF8.GetString(Convert.FromBase64String(cursor));
            if (text.StartsWith(Prefix, StringComparison.Ordinal) && int.TryParse(text.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var at))
                return at;
        }
        catch (FormatException)
        {
            // Refused below, like every other cursor that is none of ours.
        }

        throw new SlackErrorException("invalid_cursor");
    }
}
