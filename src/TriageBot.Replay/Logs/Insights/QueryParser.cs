using System.Globalization;

namespace TriageBot.Replay.Logs.Insights;

/// <summary>
/// The part of the query language that is served: <c>fields</c>, <c>filter</c>, <c>sort</c> and <c>limit</c>, joined by bars. Anything else (stats, parse,
/// functions, aliases) is refused rather than read half.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html</remarks>
internal static class QueryParser
{
    private const int MostRows = 100_000;

    private static readonly string[] UsualFields = ["@timestamp", "@message"];

    /// <exception cref="FormatException">It is no query, or more than is served.</exception>
    public static InsightsQuery Parse(string text)
    {
        var cursor = new QueryCursor(text);
        List<string> fields = [];
        List<Func<InsightsEvent, bool>> filters = [];
        List<InsightsSort> sorts = [];
        int? limit = null;
        cursor.TryTake("|");
        do
        {
            if (cursor.TryTakeWord("fields"))
                fields.AddRange(Names(cursor).Where(name => !fields.Contains(name)));
            else if (cursor.TryTakeWord("filter"))
                filters.Add(QueryFilter.Parse(cursor));
            else if (cursor.TryTakeWord("sort"))
                sorts = [.. Sorts(cursor)];
            else if (cursor.TryTakeWord("limit") && limit is null)
                limit = Limit(cursor);
            else
                throw cursor.Unexpected();
        }
        while (cursor.TryTake("|"));

        return cursor.Peek == '\0' ? new(fields.Count > 0 ? fields : UsualFields, filters, sorts, limit) : throw cursor.Unexpected();
    }

    private static IEnumerable<string> Names(QueryCursor cursor)
    {
        do
            yield return cursor.TakeField();
        while (cursor.TryTake(","));
    }

    private static IEnumerable<InsightsSort> Sorts(QueryCursor cursor)
    {
        do
        {
            var field = cursor.TakeField();
            yield return new(field, Descends(cursor));
        }
        while (cursor.TryTake(","));
    }

    private static bool Descends(QueryCursor cursor)
    {
        if (cursor.TryTakeWord("desc"))
            return true;
        cursor.TryTakeWord("asc");
        return false;
    }

    private static int Limit(QueryCursor cursor) =>
        int.TryParse(cursor.TakeNumber(), NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is > 0 and <= MostRows ? limit : throw new FormatException("limit must be a whole number");
}
