using System.Text.Json;
using System.Text.Json.Nodes;
using TriageBot.Simulation.Recording;
using TriageBot.Simulation.WebApi;
using TriageBot.Simulation.WebApi.Methods;

namespace TriageBot.Simulation.Delivery;

/// <summary>What a command's acknowledgement shows to people.</summary>
internal static class CommandAnswer
{
    /// <exception cref="SlackErrorException">The message in it is not one that Slack shows.</exception>
    public static void Show(World world, ResponseTarget target, Acknowledgement acknowledgement, string command)
    {
        if (!acknowledgement.Ok)
        {
            var why = acknowledgement.Failure == "http_timeout" ? "operation_timeout" : "dispatch_failed";
            world.Show(target, new($"{command} failed with the error \"{why}\""), EphemeralRoute.Slack);
            return;
        }

        if (acknowledgement.Answer.Length == 0)
            return;
        if (Parse(acknowledgement.Answer) is not { } message)
        {
            world.Show(target, new(acknowledgement.Answer), EphemeralRoute.Acknowledgement);
            return;
        }

        if (message.Count == 0)
            return;
        var content = PostedContent.Read(new Arguments(message), world.Chance);
        if (message["response_type"]?.GetValue<string>() == "in_channel")
            world.Post(target.App, target.Channel, content);
        else
            world.Show(target, content, EphemeralRoute.Acknowledgement);
    }

    private static JsonObject? Parse(string answer)
    {
        try
        {
            return answer.StartsWith('{') ? JsonNode.Parse(answer) as JsonObject : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
