using System.Text;
using System.Text.Json;

namespace TriageBot.Slack.Requests;

/// <summary>
/// Everything a message says, wherever it says it: alert apps leave its text empty and put their words into attachments and blocks.
/// </summary>
internal static class MessageText
{
    private const int Longest = 16_000;
    private const int Deepest = 12;

    /// <summary>Where Slack's objects hold words, in the order in which a reader would see them.</summary>
    private static readonly string[] s_words = ["text", "pretext", "author_name", "title", "title_link", "value", "url", "from_url", "footer", "alt_text", "plain_text"];

    private static readonly string[] s_nested = ["blocks", "attachments", "elements", "fields", "accessory", "rows", "text", "child_blocks", "message_blocks", "message", "files"];

    public static string Of(JsonElement message)
    {
        var words = new StringBuilder();
        Collect(message, words, 0);
        if (words.Length == 0)
            Add(message.Items("attachments").Select(a => a.Text("fallback")).FirstOrDefault(f => f is not null), words);
        return TypedText.Cleaned(words.ToString());
    }

    private static void Collect(JsonElement element, StringBuilder words, int depth)
    {
        if (depth > Deepest || words.Length > Longest)
            return;

        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Collect(item, words, depth + 1);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var name in s_words)
                Add(element.Text(name), words);
            foreach (var property in element.EnumerateObject().Where(p => s_nested.Contains(p.Name)))
                Collect(property.Value, words, depth + 1);
        }
    }

    private static void Add(string? text, StringBuilder words)
    {
        if (!string.IsNullOrWhiteSpace(text) && words.Length < Longest)
            words.Append(text, 0, Math.Min(text.Length, Longest - words.Length)).Append('\n');
    }
}
