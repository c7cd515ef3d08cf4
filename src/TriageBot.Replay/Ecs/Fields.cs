using System.Text.Json;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Ecs;

/// <summary>Writes recorded things as they are.</summary>
internal static class Fields
{
    /// <summary>A list of things, each without the members named: what AWS shows only on request.</summary>
    public static void WriteList(this Utf8JsonWriter json, string name, IEnumerable<Recorded> things, params string[] without)
    {
        json.WriteStartArray(name);
        foreach (var thing in things)
            json.WriteThing(thing.Value, without);
        json.WriteEndArray();
    }

    public static void WriteThing(this Utf8JsonWriter json, JsonElement thing, params string[] without)
    {
        json.WriteStartObject();
        foreach (var member in thing.EnumerateObject().Where(member => !without.Contains(member.Name)))
            member.WriteTo(json);
        json.WriteEndObject();
    }

    public static void WriteTexts(this Utf8JsonWriter json, string name, IEnumerable<string?> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    /// <summary>ECS's <c>failures</c>: what was asked for and is not there.</summary>
    public static void WriteMissing(this Utf8JsonWriter json, IEnumerable<string> arns)
    {
        json.WriteStartArray("failures");
        foreach (var arn in arns)
        {
            json.WriteStartObject();
            json.WriteString("arn", arn);
            json.WriteString("reason", "MISSING");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void WriteNext(this Utf8JsonWriter json, string? token)
    {
        if (token is not null)
            json.WriteString("nextToken", token);
    }
}
