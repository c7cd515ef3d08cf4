using System.Text.Json;

namespace TriageBot.Triage.Ecs.Events;

/// <summary>Log lines that should be one JSON object. Whoever wrote them may be a stranger: size and depth are bounded, and what is no JSON is simply none.</summary>
internal static class JsonLine
{
    private const int Longest = 1024 * 1024;

    public static T? Read<T>(string line, Func<JsonElement, T?> read)
        where T : class
    {
        if (line.Length > Longest || !line.AsSpan().TrimStart().StartsWith("{"))
            return null;

        try
        {
            using var document = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 32 });
            return read(document.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            // An application may print anything, cut JSON or half a surrogate pair too.
            return null;
        }
    }
}
