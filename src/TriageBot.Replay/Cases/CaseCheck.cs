using System.Text.Json;
using System.Xml;

namespace TriageBot.Replay.Cases;

/// <summary>What a case must have to be served. Each complaint names the file, the place in it, and what belongs there.</summary>
internal sealed class CaseCheck(string file)
{
    private readonly CaseFields _fields = new(file);

    public SectionCheck World => new(_fields);

    public CaseHead Head(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw _fields.Wrong("the whole file", "must be one JSON object with name, now, account, region, ecs, logs and expected");
        var account = _fields.Text(root, "account", "the AWS account id, twelve digits");
        if (account.Length != 12 || !account.All(char.IsAsciiDigit))
            throw _fields.Wrong("account", "must be twelve digits, as text");
        var region = _fields.Text(root, "region", "the AWS Region, as eu-central-1");
        if (region.Length > 40 || !region.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            throw _fields.Wrong("region", "must be an AWS Region, as eu-central-1");
        var now = WireTimes.TryRead(_fields.Text(root, "now", "when the incident is looked at, as 2026-01-01T14:10:00Z"))
            ?? throw _fields.Wrong("now", "must be a time, as 2026-01-01T14:10:00Z");
        return new(file, _fields.Text(root, "name", "a short name"), now, region, account, _fields.Optional(root, "source"));
    }

    public JsonElement Expected(JsonElement root)
    {
        if (!root.TryGetProperty("expected", out var expected) || expected.ValueKind != JsonValueKind.Object)
            throw _fields.Wrong("expected", "is missing: an object with at least the target to ask about");
        _fields.Text(expected, "target", "what to ask about, as a task ARN", "expected.");
        return expected.Clone();
    }

    public IReadOnlyList<Fault> Faults(JsonElement root) =>
        [.. _fields.Entries(root, "faults", "", CaseLimits.Faults).Select(entry => new Fault(
            _fields.Text(entry.Value, "operation", "an operation such as GetLogEvents, or *", entry.Path + "."),
            FaultError(entry.Value, entry.Path),
            _fields.Number(entry.Value, "times", entry.Path, 1, 1_000_000),
            TimeSpan.FromMilliseconds(_fields.Number(entry.Value, "delayMs", entry.Path, 0, 3_600_000) ?? 0),
            _fields.Optional(entry.Value, "match", entry.Path + ".")))];

    public IReadOnlyList<(TimeSpan After, JsonElement Patch)> Steps(JsonElement root) =>
        [.. _fields.Entries(root, "steps", "", CaseLimits.Steps).Select(entry => (
            Duration(_fields.Text(entry.Value, "after", "time since now, as PT30S", entry.Path + "."), entry.Path),
            entry.Value.TryGetProperty("patch", out var patch) && patch.ValueKind == JsonValueKind.Object
                ? patch
                : throw _fields.Wrong(entry.Path + ".patch", "must be an object: what changes in the case")))];

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

    private string? FaultError(JsonElement fault, string path) =>
        fault.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Number ? error.GetRawText() : _fields.Optional(fault, "error", path + ".");

    private TimeSpan Duration(string text, string path)
    {
        try
        {
            var duration = XmlConvert.ToTimeSpan(text);
            return duration >= TimeSpan.Zero ? duration : throw _fields.Wrong(path + ".after", "must not be negative");
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            throw _fields.Wrong(path + ".after", "must be an ISO 8601 duration, as PT30S");
        }
    }

}
