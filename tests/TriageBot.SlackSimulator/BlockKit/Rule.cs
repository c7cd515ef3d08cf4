using System.Text.Json.Nodes;

namespace TriageBot.Simulation.BlockKit;

/// <summary>What a node has to be.</summary>
/// <param name="node">The node; null for JSON's null.</param>
/// <param name="at">Its JSON pointer.</param>
internal delegate void Rule(JsonNode? node, string at, Findings findings);
