using System.Text.Json;

namespace TriageBot.Replay.Logs.Patterns;

/// <summary>A condition on a line that is one JSON object. A line that is none does not match.</summary>
internal sealed class JsonPattern(Func<JsonElement, bool> condition) : ILinePattern
{
    public bool Matches(string message)
    {
        if (!message.AsSpan().TrimStart().StartsWith("{"))
            return false;
        try
        {
            using var line = JsonDocument.Parse(message);
            return condition(line.RootElement);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
