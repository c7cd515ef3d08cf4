using System.Text.Json;

namespace TriageBot.Aws.Policy;

internal sealed record PolicyStatement(string Sid, IReadOnlyList<string> Actions, IReadOnlyList<string> Resources)
{
    public bool Allow { get; init; } = true;

    /// <summary>The cluster ARN (with wildcards) that <c>ecs:cluster</c> has to match.</summary>
    public string? ClusterCondition { get; init; }

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString(nameof(Sid), Sid);
        writer.WriteString("Effect", Allow ? "Allow" : "Deny");
        WriteArray(writer, "Action", Actions);
        WriteArray(writer, "Resource", Resources);
        if (ClusterCondition is not null)
        {
            writer.WriteStartObject("Condition");
            writer.WriteStartObject("ArnLike");
            writer.WriteString("ecs:cluster", ClusterCondition);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteArray(Utf8JsonWriter writer, string name, IReadOnlyList<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
            writer.WriteStringValue(value);
        writer.WriteEndArray();
    }
}
