using System.Text.Json;
using TriageBot.Models.Decoding;
using TriageBot.Triage.Questions.Free;

namespace TriageBot.Models.Answers;

/// <summary>
/// Reads the sentences of an answer: <c>{"sentences":[{"text":"…","ids":["id"]}]}</c>, also where words stand around the object. Unknown fields are no
/// mistake, everything else that differs is.
/// </summary>
internal static class AnswerText
{
    private const int LongestText = 20_000;

    /// <summary>Null where it could be read; else what is wrong with it.</summary>
    public static string? Read(string text, out IReadOnlyList<FreeSentence> sentences)
    {
        sentences = [];
        if (string.IsNullOrWhiteSpace(text))
            return "it is empty";
        if (text.Length > LongestText)
            return "it is too long";

        using var json = FirstObject.In(text);
        return json is null ? "it is no JSON object" : Read(json.RootElement, out sentences);
    }

    private static string? Read(JsonElement root, out IReadOnlyList<FreeSentence> sentences)
    {
        sentences = [];
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("sentences", out var items) || items.ValueKind != JsonValueKind.Array)
            return "it has no list \"sentences\"";

        var read = new List<FreeSentence>();
        foreach (var item in items.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("text", out var said) || said.ValueKind != JsonValueKind.String)
                return "a sentence has no \"text\"";
            if (!item.TryGetProperty("ids", out var ids) || ids.ValueKind != JsonValueKind.Array || ids.EnumerateArray().Any(i => i.ValueKind != JsonValueKind.String))
                return "a sentence has no list \"ids\" of ids";
            read.Add(new FreeSentence(said.GetString()!.Trim(), [.. ids.EnumerateArray().Select(i => i.GetString()!.Trim())]));
        }

        sentences = read;
        return null;
    }
}
