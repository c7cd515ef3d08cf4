using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using TriageBot.Simulation.Recording;
using TriageBot.Simulation.WebApi;
using TriageBot.Simulation.WebApi.Methods;

namespace TriageBot.Simulation.Delivery;

/// <summary>What is posted to a response URL: plain <c>ok</c>, or why not. There is no timestamp to update by.</summary>
internal sealed class ResponseEndpoint(World world)
{
    public async Task Serve(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        var at = world.Time.GetUtcNow();
        var started = world.Time.GetTimestamp();
        JsonObject message;
        string? refusal;
        try
        {
            message = await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted) as JsonObject ?? [];
            var (target, unusable) = world.ResponseUrls.Use(path);
            refusal = unusable ?? (target is null ? "no_such_url" : Do(target, message));
        }
        catch (JsonException)
        {
            (message, refusal) = ([], "invalid_payload");
        }

        var status = refusal switch
        {
            null => 200,
            "expired_url" or "used_url" or "no_such_url" => 404,
            _ => 400,
        };
        var answer = new JsonObject { ["ok"] = refusal is null };
        if (refusal is not null)
            answer["error"] = refusal;
        world.Journal.Add(new ApiCallRecord("response_url", null, message, at, world.Time.GetElapsedTime(started), status, answer));
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain";
        await context.Response.WriteAsync(refusal ?? "ok", context.RequestAborted);
    }

    private string? Do(ResponseTarget target, JsonObject body)
    {
        try
        {
            var arguments = new Arguments(body);
            var original = target.MessageTs is { } ts ? world.Workspace.MessageOf(target.Channel.Id, ts) : null;
            if (arguments.Flag("delete_original"))
            {
                if (original is not null)
                    world.Workspace.Delete(original);
                return null;
            }

            var content = PostedContent.Read(arguments, world.Chance);
            if (arguments.Flag("replace_original") && original is not null)
                world.Edit(target.Channel, original, content);
            else if (arguments.Text("response_type") == "in_channel")
                world.Post(target.App, target.Channel, content, arguments.Text("thread_ts"));
            else
                world.Show(target, content, EphemeralRoute.ResponseUrl, arguments.Text("thread_ts"), arguments.Flag("replace_original") ? target.Ephemeral : null);
            return null;
        }
        catch (SlackErrorException error)
        {
            return error.Code;
        }
    }
}
