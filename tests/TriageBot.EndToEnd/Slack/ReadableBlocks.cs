using System.Text;
using System.Text.Json.Nodes;

namespace TriageBot.EndToEnd.Slack;

/// <summary>A message's blocks as a person would read them, for snapshots: what is bold, code, a box, a link, a button is marked.</summary>
internal static class ReadableBlocks
{
    public static string Of(string text, JsonArray? blocks)
    {
        var page = new StringBuilder();
        foreach (var block in blocks ?? [])
            page.AppendLine(Block(block!));
        page.AppendLine("--- fallback").AppendLine(text);
        return page.ToString();
    }

    private static string Block(JsonNode block) => (string?)block["type"] switch
    {
        "header" => $"# {block["text"]!["text"]}",
        "rich_text" => string.Join('\n', block["elements"]!.AsArray().Select(e => Element(e!))),
        "context" => $"({string.Join(" ", block["elements"]!.AsArray().Select(e => (string)e!["text"]!))})",
        "actions" => string.Join(" ", block["elements"]!.AsArray().Select(e => $"[{e!["text"]!["text"]}]")),
        "divider" => "----",
        "section" => (string)block["text"]!["text"]!,
        var other => throw new InvalidOperationException($"no form for {other}"),
    };

    private static string Element(JsonNode element)
    {
        var text = string.Concat(element["elements"]!.AsArray().Select(e => Leaf(e!)));
        return (string?)element["type"] == "rich_text_preformatted" ? $"  | {text.Replace("\n", "\n  | ", StringComparison.Ordinal)}" : text;
    }

    private static string Leaf(JsonNode leaf) => (string?)leaf["type"] switch
    {
        "text" when leaf["style"]?["bold"] is not null => $"*{leaf["text"]}*",
        "text" when leaf["style"]?["code"] is not null => $"`{leaf["text"]}`",
        "text" => (string)leaf["text"]!,
        "link" => $"<{leaf["text"]} → {leaf["url"]}>",
        "date" => $"{{{leaf["fallback"]}}}",
        "user" => $"@{leaf["user_id"]}",
        "usergroup" => $"@{leaf["usergroup_id"]}",
        "channel" => $"#{leaf["channel_id"]}",
        "emoji" => $":{leaf["name"]}:",
        var other => throw new InvalidOperationException($"no form for {other}"),
    };
}
