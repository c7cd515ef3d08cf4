using System.Text.Json;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Iam.Simulation;

/// <summary>The answers of the real simulator that a case holds.</summary>
internal static class RecordedSimulations
{
    public static IReadOnlyList<Recorded> Of(Place place, string source) =>
        [.. place.Known("iam", "simulations").Where(simulation => simulation.Text("PolicySourceArn") == source)];

    /// <summary>The one of this action on this resource; one without <c>ResourceArn</c> holds for each.</summary>
    public static Verdict? Find(IReadOnlyList<Recorded> simulations, string action, string resource) => simulations
        .Where(simulation => action.Equals(simulation.Text("ActionName"), StringComparison.OrdinalIgnoreCase) && (simulation.Text("ResourceArn") ?? resource) == resource)
        .Select(simulation => new Verdict(resource, simulation.Text("EvalDecision")!, [], Missing(simulation), null, simulation.Value))
        .FirstOrDefault();

    private static IReadOnlyList<string> Missing(Recorded simulation) =>
        simulation.Member("MissingContextValues") is { ValueKind: JsonValueKind.Array } keys
            ? [.. keys.EnumerateArray().Where(key => key.ValueKind == JsonValueKind.String).Select(key => key.GetString()!)]
            : [];
}
