using System.Text.Json.Nodes;

namespace TriageBot.Simulation.Model;

/// <summary>What a message says. Its nodes belong to it: they are copied in and copied out.</summary>
public sealed record MessageContent(string Text, JsonArray? Blocks = null, JsonArray? Attachments = null, JsonObject? Metadata = null)
{
    internal void WriteTo(JsonObject message)
    {
        message["text"] = Text;
        if (Blocks is { Count: > 0 })
            message["blocks"] = Blocks.DeepClone();
        if (Attachments is { Count: > 0 })
            message["attachments"] = Attachments.DeepClone();
    }
}
