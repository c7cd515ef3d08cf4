using System.Text.Json;
using TriageBot.Models.Privacy;
using TriageBot.Triage.Decoding;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Verifying;

namespace TriageBot.Models.Decoding;

/// <summary>
/// Makes a draft of what a model said, with its identifiers back in place. It is strict about types, and about nothing that the gate sees to; fields that
/// nobody asked for are passed over.
/// </summary>
/// <param name="decoder">Who the draft is of.</param>
internal sealed class DraftReader(string decoder, Veil veil)
{
    private const int LongestName = 255;
    private const int LongestText = 2000;
    private const int MostEntries = 20;

    /// <summary>A draft, or what is wrong.</summary>
    public (Draft? Draft, string? Wrong) Read(string said)
    {
        using var json = FirstObject.In(said);
        if (json is null)
            return (null, "there is no JSON object in it");

        try
        {
            return (Draft(json.RootElement), null);
        }
        catch (FormatException wrong)
        {
            return (null, wrong.Message);
        }
    }

    private Draft Draft(JsonElement root)
    {
        var bucket = Text(root, "bucket", LongestName);
        // A message of several lines was shown with a mark before each.
        var cites = Entries(root, "cites").Select(c => new Quote(Needed(c, "id", "cites"), Text(c, "quote", LongestText).Replace(EvidenceText.Continued, "\n", StringComparison.Ordinal))).ToList();
        return new Draft(
            decoder,
            Needed(root, "cause"),
            Buckets.Parse(bucket) ?? throw new FormatException($"bucket is \"{Start(bucket)}\", and not one of {string.Join(", ", Enum.GetValues<Bucket>().Select(b => b.Name()))}"),
            Optional(root, "container"),
            Text(root, "summary", LongestText).Trim(),
            [.. cites.Select(c => c.LineId).Distinct()])
        {
            Quotes = [.. cites.Where(c => c.Words.Length > 0)],
            RuledOut = [.. Entries(root, "ruled_out").Select(r => new DraftRuledOut(Needed(r, "cause", "ruled_out"), Needed(r, "id", "ruled_out")))],
            Action = Optional(root, "action"),
            Confidence = Sure(Text(root, "confidence", LongestName)),
        };
    }

    private static Confidence Sure(string word) => word switch
    {
        "high" => Confidence.High,
        "medium" => Confidence.Medium,
        "low" => Confidence.Low,
        _ => throw new FormatException($"confidence is \"{Start(word)}\", and not one of high, medium, low"),
    };

    private string Needed(JsonElement map, string name, string? within = null) =>
        Text(map, name, LongestName) is { Length: > 0 } text ? text : throw new FormatException($"{Path(within, name)} is empty");

    private string? Optional(JsonElement map, string name) => Text(map, name, LongestName) is { Length: > 0 } text ? text : null;

    private string Text(JsonElement map, string name, int longest)
    {
        if (!map.TryGetProperty(name, out var value))
            throw new FormatException($"{name} is missing");

        // "No container" may come as null.
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Null => "",
            _ => throw new FormatException($"{name} is no text"),
        };
        return text.Length <= longest ? veil.Restore(text) : throw new FormatException(FormattableString.Invariant($"{name} is longer than {longest} characters"));
    }

    private static List<JsonElement> Entries(JsonElement map, string name)
    {
        if (!map.TryGetProperty(name, out var list))
            throw new FormatException($"{name} is missing");
        if (list.ValueKind != JsonValueKind.Array || list.EnumerateArray().Any(e => e.ValueKind != JsonValueKind.Object))
            throw new FormatException($"{name} is no list of objects");
        return list.GetArrayLength() <= MostEntries ? [.. list.EnumerateArray()] : throw new FormatException(FormattableString.Invariant($"{name} has more than {MostEntries} entries"));
    }

    private static string Path(string? within, string name) => within is null ? name : $"{name} of {within}";

    private static string Start(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
