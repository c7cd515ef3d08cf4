using System.Text.Json.Nodes;

namespace TriageBot.Recording;

/// <summary>
/// The lines of one stream. The same line may come in many answers (a tail, a filter, the reading back of a citation), and two equal lines may
/// really stand in one millisecond: as many are kept as the answer with the most of them had.
/// </summary>
internal sealed class RecordedLines
{
    private readonly Dictionary<Line, int> _copies = [];
    private readonly List<Line> _order = [];

    public void Add(IEnumerable<JsonObject> events)
    {
        foreach (var same in events.Select(e => new Line(Time(e, "timestamp"), Time(e, "ingestionTime"), e.Text("message") ?? "")).GroupBy(l => l))
        {
            for (var known = _copies.GetValueOrDefault(same.Key); known < same.Count(); known++)
            {
                _order.Add(same.Key);
                _copies[same.Key] = known + 1;
            }
        }
    }

    public JsonArray Write(Func<string, string> redact) => new([.. _order.OrderBy(l => l.Timestamp)
        .Select(l => new JsonObject { ["timestamp"] = l.Timestamp, ["ingestionTime"] = l.Ingested, ["message"] = redact(l.Message) })]);

    private static long Time(JsonObject e, string key) => e[key] is JsonValue value && value.TryGetValue<long>(out var time) ? time : 0;

    private readonly record struct Line(long Timestamp, long Ingested, string Message);
}
