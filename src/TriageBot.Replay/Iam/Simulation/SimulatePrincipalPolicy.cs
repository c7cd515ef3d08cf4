using System.Text.Json;
using TriageBot.Replay.Cases;
using TriageBot.Replay.Wire;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Iam.Simulation;

/// <summary>
/// What a role may do. A simulation that a case records is repeated; any other is worked out from the recorded policies. One result for each action; where
/// resources are named, each of them has its own below it, and what could not be known of the context stands there.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html</remarks>
internal static class SimulatePrincipalPolicy
{
    private const string Action = "iam:SimulatePrincipalPolicy";

    public static void Answer(Place place, Input input, Utf8JsonWriter json)
    {
        var source = input.Required("PolicySourceArn");
        var actions = Actions(input);
        var resources = input.Texts("ResourceArns") is { Count: > 0 } named ? named : ["*"];
        if (input.Text("ResourcePolicy") is not null)
            throw new AwsRefusal("InvalidInput", "Resource policies are not supported for the simulation of roles.");
        var context = Context.Read(input);
        var recorded = RecordedSimulations.Of(place, source);
        var role = new Lazy<RoleUnderTest>(() => RoleUnderTest.Read(place, input, source, Action));

        json.WritePage(input, "EvaluationResults", actions, $"simulation/{source}/{string.Join(',', actions)}", action =>
        {
            var verdicts = resources.Select(resource => RecordedSimulations.Find(recorded, action, resource) ?? role.Value.Judge(action, resource, context)).ToList();
            EvaluationResult.Write(json, action, verdicts);
        });
    }

    private static IReadOnlyList<string> Actions(Input input)
    {
        var actions = input.Texts("ActionNames");
        if (actions is null or { Count: 0 })
            throw IamRequests.Invalid("actionNames", "Member must not be null");
        foreach (var action in actions)
        {
            if (action.Length is < 3 or > 128)
                throw IamRequests.Invalid("actionNames", "Member must have length between 3 and 128");
            if (action.IndexOf(':', StringComparison.Ordinal) <= 0 || action.Contains('*', StringComparison.Ordinal))
                throw new AwsRefusal("InvalidInput", $"Invalid Action: {Said.Short(action)}");
        }

        return actions;
    }
}
