using System.Text.Json;
using TriageBot.Slack.WebApi;
using TriageBot.Slack.WebApi.Wire;

namespace TriageBot.Slack.Threads;

/// <summary>A message as it is kept until it has been delivered.</summary>
internal static class KeptMessages
{
    public static string Write(SlackMessage message) => JsonSerializer.Serialize(message, WebApiJson.Wire.SlackMessage);

    /// <summary>Null where another version wrote it.</summary>
    public static SlackMessage? Read(string kept)
    {
        try
        {
            return JsonSerializer.Deserialize(kept, WebApiJson.Wire.SlackMessage);
        }
        catch (Exception error) when (error is JsonException or NotSupportedException)
        {
            return null;
        }
    }
}
