using System.Text.Json;
using System.Xml;

namespace TriageBot.Replay.Cases;

/// <summary>What a case must have to be served. Each complaint names the file, the place in it, and what belongs there.</summary>
internal sealed class CaseCheck(string file)
{
    public CaseHead Head(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw Wrong("the whole file", "must be one JSON object with name, now, account, region, ecs, logs and expected");
        var account = Text(root, "account", "the AWS account id, twelve digits");
        if (account.Length != 12 || !account.All(char.IsAsciiDigit))
            throw Wrong("account", "must be twelve digits, as text");
        var region = Text(root, "region", "the AWS Region, as eu-central-1");
        if (region.Length > 40 || !region.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            throw Wrong("region", "must be an AWS Region, as eu-central-1");
        var now = WireTimes.TryRead(Text(root, "now", "when the incident is looked at, as 2026-01-01T14:10:00Z"))
            ?? throw Wrong("now", "must be a time, as 2026-01-01T14:10:00Z");
        return new(file, Text(root, "name", "a short name"), now, region, account, Optional(root, "source"));
    }

    public JsonElement Expected(JsonElement root)
    {
        if (!root.TryGetProperty("expected", out var expected) || expected.ValueKind != JsonValueKind.Object)
            throw Wrong("expected", "is missing: an object with at least the target to ask about");
        Text(expected, "target", "what to ask about, as a task ARN", "expected.");
        return expected.Clone();
    }

    public IReadOnlyList<Fault> Faults(JsonElement root) =>
        [.. Entries(root, "faults", "", CaseLimits.Faults).Select(entry => new Fault(
            Text(entry.Value, "operation", "an operation such as GetLogEvents, or *", entry.Path + "."),
            FaultError(entry.Value, entry.Path),
            Number(entry.Value, "times", entry.Path, 1, 1_000_000),
            TimeSpan.FromMilliseconds(Number(entry.Value, "delayMs", entry.Path, 0, 3_600_000) ?? 0),
            Optional(entry.Value, "match", entry.Path + ".")))];

    public IReadOnlyList<(TimeSpan After, JsonElement Patch)> Steps(JsonElement root) =>
        [.. Entries(root, "steps", "", CaseLimits.Steps).Select(entry => (
            Duration(Text(entry.Value, "after", "time since now, as PT30S", entry.Path + "."), entry.Path),
            entry.Value.TryGetProperty("patch", out var patch) && patch.ValueKind == JsonValueKind.Object
                ? patch
                : throw Wrong(entry.Path + ".patch", "must be an object: what changes in the case")))];

    /// <summary>Text that is no Unicode (half a surrogate pair) would fail later, in the middle of an answer.</summary>
    public void Texts(JsonElement element, string path)
    {
        try
        {
            if (element.ValueKind == JsonValueKind.String)
                element.GetString();
            else if (element.ValueKind == JsonValueKind.Object)
                foreach (var property in element.EnumerateObject())
                    Texts(property.Value, $"{path}.{property.Name}");
            else if (element.ValueKind == JsonValueKind.Array)
                foreach (var (index, value) in element.EnumerateArray().Index())
                    Texts(value, $"{path}[{index}]");
        }
        catch (InvalidOperationException e)
        {
            throw new CaseException($"{file}: {Said.Short(path.TrimStart('.'))} holds text that is not valid Unicode (half of a surrogate pair). Write the whole character.", e);
        }
    }

    public void Sections(JsonElement root)
    {
        foreach (var section in new[] { "ecs", "logs", "sts" })
        {
            if (root.TryGetProperty(section, out var value) && value.ValueKind != JsonValueKind.Object)
                throw Wrong(section, "must be an object");
        }

        foreach (var (section, list, key) in Lists())
        {
            if (root.TryGetProperty(section, out var within))
                foreach (var entry in Entries(within, list, section + ".", CaseLimits.Entries))
                    Text(entry.Value, key, "as AWS's own answer has it", entry.Path + ".");
        }

        if (root.TryGetProperty("logs", out var logs))
            foreach (var group in Entries(logs, "groups", "logs.", CaseLimits.Entries))
                foreach (var stream in Entries(group.Value, "streams", group.Path + ".", CaseLimits.Entries))
                    Stream(stream.Value, stream.Path);
    }

    private static IEnumerable<(string Section, string List, string Key)> Lists() =>
    [
        ("ecs", "clusters", "clusterArn"), ("ecs", "services", "serviceArn"), ("ecs", "tasks", "taskArn"), ("ecs", "taskDefinitions", "taskDefinitionArn"),
        ("ecs", "serviceDeployments", "serviceDeploymentArn"), ("ecs", "serviceRevisions", "serviceRevisionArn"), ("logs", "groups", "logGroupName"), ("sts", "roles", "arn"),
    ];

    private void Stream(JsonElement stream, string path)
    {
        Text(stream, "logStreamName", "the stream's name", path + ".");
        foreach (var (value, at) in Entries(stream, "events", path + ".", CaseLimits.Entries))
        {
            if (!value.TryGetProperty("message", out var message) || message.ValueKind != JsonValueKind.String)
                throw Wrong(at + ".message", "must be text: the log line");
            if (!IsMilliseconds(value, "timestamp"))
                throw Wrong(at + ".timestamp", "must be a time: epoch milliseconds, or as 2026-01-01T14:02:11.123Z");
            if (value.TryGetProperty("ingestionTime", out _) && !IsMilliseconds(value, "ingestionTime"))
                throw Wrong(at + ".ingestionTime", "must be a time: epoch milliseconds, or as 2026-01-01T14:02:11.123Z");
        }
    }

    private static bool IsMilliseconds(JsonElement value, string key) =>
        value.TryGetProperty(key, out var time) && time.ValueKind == JsonValueKind.Number && time.TryGetInt64(out var number) && number is >= 0 and < 253_402_300_800_000;

    private IEnumerable<(JsonElement Value, string Path)> Entries(JsonElement owner, string list, string path, int most)
    {
        if (!owner.TryGetProperty(list, out var found))
            yield break;
        if (found.ValueKind != JsonValueKind.Array)
            throw Wrong(path + list, "must be a list");
        if (found.GetArrayLength() > most)
            throw Wrong(path + list, $"holds {found.GetArrayLength():N0} entries; a case may have {most:N0}");
        foreach (var (index, value) in found.EnumerateArray().Index())
        {
            var at = $"{path}{list}[{index}]";
            yield return value.ValueKind == JsonValueKind.Object ? (value, at) : throw Wrong(at, "must be an object");
        }
    }

    private string Text(JsonElement owner, string key, string what, string path = "")
    {
        var text = Optional(owner, key, path);
        return string.IsNullOrWhiteSpace(text) ? throw Wrong(path + key, $"is missing: {what}") : text;
    }

    private string? Optional(JsonElement owner, string key, string path = "")
    {
        if (!owner.TryGetProperty(key, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        return value.ValueKind == JsonValueKind.String ? value.GetString() : throw Wrong(path + key, "must be text");
    }

    private string? FaultError(JsonElement fault, string path) =>
        fault.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Number ? error.GetRawText() : Optional(fault, "error", path + ".");

    private int? Number(JsonElement owner, string key, string path, int least, int most)
    {
        if (!owner.TryGetProperty(key, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most
            ? number
            : throw Wrong($"{path}.{key}", $"must be a whole number from {least} to {most:N0}");
    }

    private TimeSpan Duration(string text, string path)
    {
        try
        {
            var duration = XmlConvert.ToTimeSpan(text);
            return duration >= TimeSpan.Zero ? duration : throw Wrong(path + ".after", "must not be negative");
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            throw Wrong(path + ".after", "must be an ISO 8601 duration, as PT30S");
        }
    }

    private CaseException Wrong(string place, string what) => new($"{file}: {Said.Short(place)} {what}.");
}
