using System.Text.Json;
using TriageBot.Replay.Wire;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Logs.Insights;

/// <summary>Begins a query over the events that are visible now. The times are whole seconds, both inclusive.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_StartQuery.html</remarks>
internal static class StartQuery
{
    private const int MostGroups = 50;
    private const int QueryLength = 10_000;
    private const int UsualRows = 10_000;
    private const int MostRows = 100_000;

    public static void Answer(Place place, Input input, Utf8JsonWriter json)
    {
        var limit = input.Limit(UsualRows, MostRows);
        var (start, end) = input.Window();
        if (start is null || end is null)
            throw AwsRefusal.InvalidParameter("startTime and endTime must be given, in seconds since 1970.");
        if (start > end)
            throw AwsRefusal.InvalidParameter("End time should not be before start time.");
        if (input.Text("queryLanguage", "CWLI", "SQL", "PPL") is "SQL" or "PPL")
            throw Malformed("only the query language CWLI is served here");
        var query = Parse(input.Text("queryString") ?? "");

        List<LogGroup> groups = [.. Names(place, input).Distinct(StringComparer.Ordinal).Select(name => LogGroup.Named(place, name, "StartQuery"))];
        if (groups.Find(group => group.Class == "DELIVERY") is { } delivery)
            throw AwsRefusal.InvalidParameter($"StartQuery is not supported for log groups of the class {delivery.Class}.");
        List<InsightsEvent> events = [.. groups
            .SelectMany(group => group.Streams.SelectMany(stream => stream.Events.Select(e => (Group: group.Name, Stream: stream.Name, Event: e))))
            .Where(found => found.Event.Timestamp / 1000 >= start && found.Event.Timestamp / 1000 <= end)
            .OrderBy(found => found.Event.Timestamp)
            .Select(found => new InsightsEvent(place.Account, found.Group, found.Stream, found.Event))];
        json.WriteString("queryId", place.Queries.Start(new(place.Region, place.Account, query, events, groups.Count, Math.Min(limit, query.Limit ?? limit))));
    }

    private static IReadOnlyList<string> Names(Place place, Input input)
    {
        var (one, names, identifiers) = (input.Text("logGroupName"), input.Texts("logGroupNames"), input.Texts("logGroupIdentifiers"));
        IReadOnlyList<string>[] given = [.. new[] { one is null ? null : [one], names, identifiers }.OfType<IReadOnlyList<string>>()];
        if (given is not [{ Count: > 0 and <= MostGroups } groups])
            throw AwsRefusal.InvalidParameter($"Exactly one of logGroupName, logGroupNames and logGroupIdentifiers must be given, with at most {MostGroups} log groups.");
        return identifiers is null ? groups : [.. groups.Select(identifier => LogGroup.Identified(place, identifier))];
    }

    private static InsightsQuery Parse(string text)
    {
        if (text.Length > QueryLength)
            throw AwsRefusal.InvalidParameter($"1 validation error detected: Value at 'queryString' failed to satisfy constraint: Member must have length less than or equal to {QueryLength}");
        try
        {
            return QueryParser.Parse(text);
        }
        catch (FormatException e)
        {
            throw Malformed(e.Message);
        }
    }

    private static AwsRefusal Malformed(string why) => new("MalformedQueryException", $"The query is not understood: {why}.");
}
