using System.Text.Json.Nodes;

namespace TriageBot.Simulation.BlockKit;

/// <summary>No two blocks have the same id, and no two elements the same action.</summary>
internal static class UniqueIds
{
    public static void Check(JsonArray blocks, Findings findings)
    {
        var ids = new HashSet<string>();
        var actions = new HashSet<string>();
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i] is not JsonObject block)
                continue;
            if (block["block_id"]?.ToString() is { } id && !ids.Add(id))
                findings.Add($"block_id already exists: {id}", $"/blocks/{i}/block_id");
            foreach (var element in ElementsOf(block))
            {
                if (element["action_id"]?.ToString() is { } action && !actions.Add(action))
                    findings.Add($"action_id already exists: {action}", $"/blocks/{i}");
            }
        }
    }

    /// <summary>What can be used in a block.</summary>
    public static IEnumerable<JsonObject> ElementsOf(JsonObject block)
    {
        var inside = block["elements"] is JsonArray elements && block["type"]?.ToString() != "rich_text" ? elements.OfType<JsonObject>() : [];
        return inside.Concat(new[] { block["accessory"], block["element"] }.OfType<JsonObject>());
    }
}
