using System.Text;
using System.Text.Json.Nodes;
using TriageBot.Simulation.Model;
using TriageBot.Simulation.Recording;

namespace TriageBot.Simulation.WebApi.Methods;

/// <summary>The first and third step of an upload; the second is a post to the URL. https://docs.slack.dev/messaging/working-with-files</summary>
internal static class FilesUpload
{
    public static ApiMethod GetUrl { get; } = new("files.getUploadURLExternal", RateTier.Four, ["files:write"], "filename* length* alt_txt snippet_type", call =>
    {
        var length = call.Arguments.Number("length", 0);
        if (length == 0)
            throw new SlackErrorException("invalid_arguments");
        var (id, url) = call.World.Uploads.Expect(call.Arguments.Required("filename"), length);
        return new() { ["upload_url"] = url.ToString(), ["file_id"] = id };
    });

    public static ApiMethod Complete { get; } = new(
        "files.completeUploadExternal",
        RateTier.Four,
        ["files:write"],
        "files* channel_id channels thread_ts initial_comment blocks",
        Finish);

    private static JsonObject Finish(ApiCall call)
    {
        var files = call.Arguments.Json("files", "invalid_arguments") as JsonArray ?? throw new SlackErrorException("invalid_arguments");
        var done = files.OfType<JsonObject>().Select(f => (Id: f["id"]?.ToString() ?? "", Title: f["title"]?.ToString(), Upload: call.World.Uploads.Take(f["id"]?.ToString() ?? ""))).ToList();
        if (call.Arguments.Has("channel_id"))
            Share(call, done.ConvertAll(d => d.Upload));
        return new()
        {
            ["files"] = new JsonArray([.. done.Select(d => new JsonObject { ["id"] = d.Id, ["title"] = d.Title ?? d.Upload.FileName, ["name"] = d.Upload.FileName })]),
        };
    }

    private static void Share(ApiCall call, List<Upload> uploads)
    {
        var channel = call.VisibleChannel("channel_id");
        if (!channel.Has(call.App.BotUserId))
            throw new SlackErrorException("not_in_channel");
        var threadTs = call.Arguments.Text("thread_ts") is { Length: > 0 } ts ? ChatPostMessage.ThreadRoot(call, channel, ts) : null;
        var message = call.World.Post(call.App, channel, new MessageContent(call.Arguments.Text("initial_comment") ?? ""), threadTs);
        foreach (var upload in uploads)
            call.World.Journal.Add(new SharedFile(channel.Id, message.Ts, threadTs, upload.FileName, Encoding.UTF8.GetString(upload.Bytes!)));
    }
}
