using System.Text.Json.Nodes;

namespace TriageBot.Recording;

/// <summary>The section <c>logs</c> of a case, put together from the answers of CloudWatch Logs.</summary>
internal sealed class LogsSection
{
    private readonly Dictionary<string, Group> _groups = [];

    /// <summary>True where anything at all was read, be it that a group does not exist.</summary>
    public bool IsRead { get; private set; }

    public static bool Knows(string operation) => operation is "GetLogEvents" or "FilterLogEvents" or "DescribeLogGroups";

    public void Add(Exchange exchange)
    {
        IsRead = true;
        var (input, output) = (exchange.Question.Input, exchange.Output);
        if (exchange.Question.Operation == "DescribeLogGroups")
        {
            foreach (var found in output.Objects("logGroups"))
                GroupOf(found.Text("logGroupName") ?? "").Fields = found;
            return;
        }

        // A stream that is not there stands in a group that is.
        if (!exchange.Succeeded && exchange.Message.Contains("log group", StringComparison.OrdinalIgnoreCase))
            return;

        var group = GroupOf(NameOf(input));
        if (exchange.Succeeded && input.Text("logStreamName") is { } read)
            group.StreamOf(read).Add(output.Objects("events"));
        foreach (var stream in output.Objects("events").Where(e => e.ContainsKey("logStreamName")).GroupBy(e => e.Text("logStreamName")!))
            group.StreamOf(stream.Key).Add(stream);
    }

    /// <param name="redact">What a message becomes.</param>
    public JsonObject Write(Func<string, string> redact) => new() { ["groups"] = new JsonArray([.. _groups.Where(g => g.Key.Length > 0).Select(g => g.Value.Write(g.Key, redact))]) };

    private static string NameOf(JsonObject input) =>
        input.Text("logGroupName") ?? (input.Text("logGroupIdentifier") is { } id ? id.Split(':') is [_, _, _, _, _, _, var name, ..] ? name : id : "");

    private Group GroupOf(string name) => _groups.TryGetValue(name, out var known) ? known : _groups[name] = new Group();

    private sealed class Group
    {
        private readonly Dictionary<string, RecordedLines> _streams = [];

        public JsonObject? Fields { get; set; }

        public RecordedLines StreamOf(string name) => _streams.TryGetValue(name, out var known) ? known : _streams[name] = new RecordedLines();

        public JsonObject Write(string name, Func<string, string> redact)
        {
            var group = Fields?.DeepClone().AsObject() ?? [];
            group["logGroupName"] = name;
            group["streams"] = new JsonArray([.. _streams.Select(s => new JsonObject { ["logStreamName"] = s.Key, ["events"] = s.Value.Write(redact) })]);
            return group;
        }
    }
}
