using System.Text.Json;

namespace TriageBot.Replay.Iam.Simulation;

/// <summary>A policy, ready to be weighed.</summary>
internal sealed record SimulatedPolicy(string Id, string Type, IReadOnlyList<Statement> Statements)
{
    public static SimulatedPolicy Read(string id, string type, JsonElement document)
    {
        if (document.ValueKind != JsonValueKind.Object || !document.TryGetProperty("Statement", out var statements))
            return new(id, type, []);
        IEnumerable<JsonElement> all = statements.ValueKind == JsonValueKind.Array ? statements.EnumerateArray() : [statements];
        return new(id, type, [.. all.Where(statement => statement.ValueKind == JsonValueKind.Object).Select(statement => new Statement(statement))]);
    }
}
