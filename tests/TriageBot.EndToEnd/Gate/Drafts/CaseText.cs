using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TriageBot.Triage.Decoding;

namespace TriageBot.EndToEnd.Gate.Drafts;

/// <summary>
/// The test's own reader of a case: plain JSON and nothing of the code under test. It decides whether what a draft says stands in the lines and facts
/// that it cites, and is what the case's label says.
/// </summary>
internal sealed partial class CaseText(JsonObject recorded)
{
    private readonly JsonObject _task = Told(recorded);

    public string Bucket => (string)recorded["expected"]!["bucket"]!;

    public string Cause => (string)recorded["expected"]!["cause"]!;

    public string TaskId => ((string?)_task["taskArn"] ?? "").Split('/')[^1];

    public int? ExitCode(string container) => (int?)Container(container)?["exitCode"];

    public string? StoppedReason => (string?)_task["stoppedReason"];

    public TimeSpan? Ran => Time("startedAt") is { } from && (Time("executionStoppedAt") ?? Time("stoppedAt")) is { } to && to > from ? to - from : null;

    public IReadOnlyList<string> Containers => [.. _task["containers"]?.AsArray().Select(c => (string)c!["name"]!) ?? []];

    /// <summary>Every line of every stream.</summary>
    public IEnumerable<(string Stream, long At, string Message)> Lines =>
        from logGroup in recorded["logs"]!["groups"]!.AsArray()
        from stream in logGroup!["streams"]!.AsArray()
        from line in stream!["events"]!.AsArray()
        select ((string)stream["logStreamName"]!, (long)line["timestamp"]!, (string)line["message"]!);

    /// <summary>True where the draft says what the case says, and each hard piece of its words stands in what it cites.</summary>
    /// <param name="cited">What stands behind each id of a line that the bot gathered: its stream, time and message.</param>
    public bool Supports(Draft draft, Func<string, (string Stream, long At, string Message)?> cited)
    {
        if (draft.Cause != Cause || Triage.Rulebook.Buckets.Name(draft.Bucket) != Bucket)
            return false;

        var ids = draft.Cites.Where(id => !IsFact(id)).ToList();
        var lines = ids.Select(cited).ToList();
        if (ids.Count == 0 || lines.Any(l => l is not { } line || !Lines.Contains(line) || !IsOfTask(line, draft.Container)))
            return false;
        if (draft.Cites.Any(id => IsFact(id) && FactText(id) is null))
            return false;
        if (draft.Container is not null && !Containers.Contains(draft.Container))
            return false;
        if (draft.Quotes.Any(q => !draft.Cites.Contains(q.LineId) || (cited(q.LineId)?.Message.Contains(q.Words, StringComparison.Ordinal) ?? FactText(q.LineId)?.Contains(q.Words, StringComparison.Ordinal)) != true))
            return false;

        var evidence = string.Join('\n', lines.Select(l => $"{l!.Value.Message}\n{l.Value.Message.Replace("\\\"", "\"", StringComparison.Ordinal)}\n{DateTimeOffset.FromUnixTimeMilliseconds(l.Value.At).UtcDateTime:HH:mm:ss}").Concat(draft.Cites.Where(IsFact).Select(FactText)).Append(draft.Container ?? ""));
        return HardPiece().Matches(draft.Summary).All(m => Stands(Figure(m.Value.Trim('.', ',', ':', ';', '(', ')', '\'')), evidence))
            && Quotation().Matches(draft.Summary).All(m => evidence.Contains(m.Groups[1].Value, StringComparison.Ordinal));
    }

    /// <summary>True for an application line of the container in this task's stream, or an event that names the task.</summary>
    private bool IsOfTask((string Stream, long At, string Message) line, string? container)
    {
        var parts = line.Stream.Split('/');
        return TaskId.Length == 0 || (parts.Length > 2 ? parts[^1] == TaskId && (container is null || parts[^2] == container) : line.Message.Contains(TaskId, StringComparison.Ordinal));
    }

    // What the test's own templates and mutations use; the texts are made here from the case's JSON.
    private string? FactText(string id) => id switch
    {
        "record.stoppedReason" => StoppedReason ?? "",
        "record.ran" => Ran is { } ran ? string.Create(CultureInfo.InvariantCulture, $"{(int)ran.TotalMinutes} min {ran.Seconds} s") : "",
        _ when id.Split('[', ']') is [_, var name, ".exitCode"] && Container(name) is { } container => $"exit code {(int?)container["exitCode"]}",
        _ => null,
    };

    private static bool IsFact(string id) => id.StartsWith("record.", StringComparison.Ordinal) || id.StartsWith("definition.", StringComparison.Ordinal);

    private static string Figure(string piece) => piece switch { "seventeen" => "17", "forty-two" => "42", "ninety" => "90", "thirteen" => "13", _ => piece };

    private static bool Stands(string piece, string evidence)
    {
        for (var at = evidence.IndexOf(piece, StringComparison.Ordinal); at >= 0; at = evidence.IndexOf(piece, at + 1, StringComparison.Ordinal))
        {
            var after = at + piece.Length;
            if ((at == 0 || !char.IsLetterOrDigit(evidence[at - 1])) && (after == evidence.Length || !char.IsLetterOrDigit(evidence[after])))
                return true;
        }

        return piece.Length == 0;
    }

    private JsonObject? Container(string name) => _task["containers"]?.AsArray().FirstOrDefault(c => (string)c!["name"]! == name)?.AsObject();

    private DateTimeOffset? Time(string key) => _task[key] switch
    {
        JsonValue value when value.TryGetValue<string>(out var text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture),
        JsonValue value when value.TryGetValue<double>(out var seconds) => DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000)),
        _ => null,
    };

    // The task that the target names; where ECS has forgotten it, its last event.
    private static JsonObject Told(JsonObject recorded)
    {
        var target = (string)recorded["expected"]!["target"]!;
        var tasks = recorded["ecs"]!["tasks"]?.AsArray().Select(t => t!.AsObject()).ToList() ?? [];
        var id = Hex().Match(target) is { Success: true } match ? match.Value : null;
        return tasks.Find(t => id is not null && ((string)t["taskArn"]!).EndsWith(id, StringComparison.Ordinal)) ?? (id is null && tasks.Count == 1 ? tasks[0] : []);
    }

    /// <summary>Anything with a digit, a path, an address or a name in capitals; never plain words.</summary>
    [GeneratedRegex(@"[^\s""“”]*(\d|/|[a-z]\.[a-z]|[A-Z][a-z]+[A-Z]|[A-Z]{4,}|seventeen|forty-two|ninety|thirteen|Cassandra|Memcached|Zookeeper|Snowflake)[^\s""“”]*")]
    private static partial Regex HardPiece();

    [GeneratedRegex("[\"“]([^\"”]*)[\"”]")]
    private static partial Regex Quotation();

    [GeneratedRegex("(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])")]
    private static partial Regex Hex();
}
