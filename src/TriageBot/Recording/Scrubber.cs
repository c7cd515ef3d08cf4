using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TriageBot.Triage.Redaction;

namespace TriageBot.Recording;

/// <summary>
/// Takes out of a recording what must not leave: secrets, and every value of an environment. Equal values become equal placeholders, so that what
/// changed between two revisions still shows; scrubbing again changes nothing.
/// </summary>
internal sealed partial class Scrubber(Redactor redactor)
{
    private const int ShortestKnown = 6;
    private static readonly string[] FreeMaps = ["options", "dockerLabels", "driverOpts", "labels"];

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly SortedSet<string> _known = new(Comparer<string>.Create((a, b) => b.Length != a.Length ? b.Length - a.Length : string.CompareOrdinal(a, b)));

    public int Secrets { get; private set; }

    /// <summary>Remembers the secrets of environments, which may stand anywhere else without a name.</summary>
    public void Learn(JsonNode? node)
    {
        foreach (var entry in Environments(node))
        {
            if (entry.Text("value") is { Length: >= ShortestKnown } value && !Placeholder().IsMatch(value) && redactor.Redact($"{entry.Text("name")}={value}").Changed)
                _known.Add(value);
        }
    }

    public string Message(string message)
    {
        if (message.Contains("\"environment\"", StringComparison.Ordinal) && Json.Object(message) is { } json && Environments(json).Any())
        {
            foreach (var entry in Environments(json).ToList())
                Hide(entry);
            message = json.ToJsonString(Json.Plain);
        }

        return Text(message);
    }

    public string Text(string text)
    {
        foreach (var secret in _known.Where(s => text.Contains(s, StringComparison.Ordinal)))
        {
            Secrets++;
            text = text.Replace(secret, Placeholder(secret), StringComparison.Ordinal);
        }

        var redacted = redactor.Redact(text);
        Secrets += redacted.Count;
        return redacted.Text;
    }

    /// <summary>Throughout; what identifies a thing stays, or nothing could be found again.</summary>
    public void Scrub(JsonNode? node, string key = "")
    {
        if (node is JsonArray list)
        {
            ScrubList(list, key);
        }
        else if (node is JsonObject fields)
        {
            var label = fields.Text("name") ?? fields.Text("key");
            foreach (var (member, value) in fields.ToList())
            {
                if (value is not JsonValue || fields.Text(member) is not { } text)
                    Scrub(value, member);
                else if (member == "value" && label is not null)
                    fields[member] = Named(label, text);
                else if (FreeMaps.Contains(key))
                    fields[member] = Named(member, text);
                else if (!Identifies(member))
                    fields[member] = Text(text);
            }
        }
    }

    private void ScrubList(JsonArray list, string key)
    {
        var before = "";
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is JsonObject entry && key == "environment")
                Hide(entry);
            else if (list[i] is not JsonValue value || !value.TryGetValue<string>(out var text))
                Scrub(list[i], key);
            else if (!Identifies(key))
                list[i] = before.StartsWith('-') ? After(before, " ", text) : Text(text);
            before = list[i] is JsonValue word && word.TryGetValue<string>(out var said) ? said : "";
        }
    }

    /// <summary>A value that is a secret by its name.</summary>
    private string Named(string name, string value) => After(name, "=", value);

    private string After(string name, string sign, string value) =>
        Text(name + sign + value) is var both && both.StartsWith(name + sign, StringComparison.Ordinal) ? both[(name.Length + sign.Length)..] : Text(value);

    private void Hide(JsonObject entry)
    {
        if (entry.Text("value") is { } value && !Placeholder().IsMatch(value))
            entry["value"] = Placeholder(value);
    }

    private string Placeholder(string value) => $"[redacted:env:{Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(value)).AsSpan(0, 3))}]";

    private static IEnumerable<JsonObject> Environments(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(Environments),
        JsonObject fields => fields.Objects("environment").Concat(fields.SelectMany(f => Environments(f.Value))),
        _ => [],
    };

    private static bool Identifies(string member) =>
        member.EndsWith("Arn", StringComparison.Ordinal) || member.EndsWith("Name", StringComparison.Ordinal) || member.EndsWith("Id", StringComparison.Ordinal)
        || member.EndsWith("Digest", StringComparison.Ordinal) || member is "arn" or "ARN" or "digest" or "imageTag" or "imageTags" or "name" or "key" or "id" or "group" or "family" or "taskDefinition" or "valueFrom";

    [GeneratedRegex(@"^\[redacted:env:[0-9a-f]{6}\]\z")]
    private static partial Regex Placeholder();
}
