using System.Text.Json.Nodes;
using TriageBot.Simulation.BlockKit;
using TriageBot.Simulation.Model;

namespace TriageBot.Simulation.WebApi.Methods;

/// <summary>The content of a message as an app sends it, checked as strictly as Slack does.</summary>
internal static class PostedContent
{
    private const int MostText = 40_000;
    private const int MostMarkdown = 12_000;
    private const int MostAttachments = 100;

    public static MessageContent Read(ApiCall call) => Read(call.Arguments, call.Workspace.Chance);

    public static MessageContent Read(Arguments arguments, Chance chance)
    {
        var text = arguments.Text("text") ?? "";
        var markdown = arguments.Text("markdown_text");
        var blocks = Blocks(arguments, chance);
        var attachments = Attachments(arguments);
        if (markdown is { Length: > 0 })
        {
            if (text.Length > 0 || blocks is not null)
                throw new SlackErrorException("markdown_text_conflict");
            if (markdown.Length > MostMarkdown)
                throw new SlackErrorException("msg_too_long");
            text = markdown;
        }

        if (text.Length == 0 && blocks is not { Count: > 0 } && attachments is not { Count: > 0 })
            throw new SlackErrorException("no_text");
        return new(text.Length > MostText ? text[..MostText] : text, blocks, attachments, MessageMetadata.Read(arguments));
    }

    public static JsonArray? Blocks(Arguments arguments, Chance chance)
    {
        var node = arguments.Json("blocks", "invalid_blocks_format");
        if (node is null)
            return null;
        if (node is not JsonArray blocks)
            throw new SlackErrorException("invalid_blocks_format");
        MessageBlocks.Check(blocks);
        foreach (var block in blocks.OfType<JsonObject>())
            block["block_id"] ??= chance.Id("", 5);
        return blocks;
    }

    public static JsonArray? Attachments(Arguments arguments)
    {
        var node = arguments.Json("attachments", "invalid_attachments");
        if (node is null)
            return null;
        if (node is not JsonArray attachments)
            throw new SlackErrorException("invalid_attachments");
        if (attachments.Count > MostAttachments)
            throw new SlackErrorException("too_many_attachments");
        foreach (var blocks in attachments.OfType<JsonObject>().Select(a => a["blocks"]).OfType<JsonArray>())
            MessageBlocks.Check(blocks);
        return attachments;
    }
}
