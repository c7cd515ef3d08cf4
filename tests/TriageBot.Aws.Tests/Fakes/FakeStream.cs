using System.Globalization;
using System.Text.Json.Nodes;

namespace TriageBot.Aws.Tests.Fakes;

/// <summary>
/// GetLogEvents over one stream: end exclusive, newest page first unless asked from the head, tokens that repeat at the end, and pages
/// that may be empty before it.
/// </summary>
internal sealed class FakeStream(params (long Timestamp, string Message)[] events)
{
    /// <summary>How many empty pages come before the first that holds something.</summary>
    public int EmptyPages { get; init; }

    /// <summary>Caps a page below what was asked for, as 1 MB of events does.</summary>
    public int PageCap { get; init; } = int.MaxValue;

    public Reply GetLogEvents(AwsRequest request)
    {
        var json = request.Json;
        var limit = (int?)json["limit"] ?? 10_000;
        if (limit is < 1 or > 10_000)
            return Reply.Error("InvalidParameterException", "limit must be between 1 and 10000");

        var fromHead = (bool?)json["startFromHead"] ?? false;
        var window = events.Where(e => e.Timestamp >= (long)json["startTime"]! && e.Timestamp < (long)json["endTime"]!).ToList();
        var size = Math.Min(limit, PageCap);
        // A token is its direction, the empty pages already given, and the position in the window.
        var (empties, position) = Position((string?)json["nextToken"], fromHead, window.Count);
        if (empties < EmptyPages)
            return Page([], fromHead, empties + 1, position);

        var start = fromHead ? position : Math.Max(0, position - size);
        var end = fromHead ? Math.Min(window.Count, position + size) : position;
        return Page(window[start..end], fromHead, empties, fromHead ? end : start);
    }

    private static (int Empties, int Position) Position(string? token, bool fromHead, int count)
    {
        if (token is null)
            return (0, fromHead ? 0 : count);
        var parts = token.Split('/');
        parts[0].ShouldBe(fromHead ? "f" : "b");
        return (int.Parse(parts[1], CultureInfo.InvariantCulture), int.Parse(parts[2], CultureInfo.InvariantCulture));
    }

    private static Reply Page(IEnumerable<(long Timestamp, string Message)> page, bool fromHead, int empties, int next) => Reply.Json(new JsonObject
    {
        ["events"] = new JsonArray([.. page.Select(e => (JsonNode)new JsonObject
        {
            ["timestamp"] = e.Timestamp,
            ["ingestionTime"] = e.Timestamp + 5,
            ["message"] = e.Message,
        })]),
        ["nextForwardToken"] = fromHead ? $"f/{empties}/{next}" : "f/0/999",
        ["nextBackwardToken"] = fromHead ? "b/0/999" : $"b/{empties}/{next}",
    });
}
