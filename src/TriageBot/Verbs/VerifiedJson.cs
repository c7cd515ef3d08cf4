using System.Text;
using System.Text.Json;
using TriageBot.Triage.Verifying;

namespace TriageBot.Verbs;

/// <summary><c>verify --format json</c>: each citation by its place, and how it stands.</summary>
internal static class VerifiedJson
{
    public static string Write(IEnumerable<(CitedLine Line, Standing? Standing)> lines)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("citations");
            foreach (var (line, standing) in lines)
            {
                writer.WriteStartObject();
                writer.WriteString("logGroup", line.LogGroup);
                writer.WriteString("logStream", line.LogStream);
                writer.WriteString("timestamp", line.Timestamp!.Value.UtcDateTime);
                writer.WriteString("sha256", line.Sha256);
                writer.WriteString("standing", Verify.Word(standing).ToLowerInvariant());
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(json.ToArray()) + Environment.NewLine;
    }
}
