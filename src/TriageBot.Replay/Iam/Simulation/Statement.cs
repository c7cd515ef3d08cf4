using System.Text.Json;

namespace TriageBot.Replay.Iam.Simulation;

/// <summary>One statement of an identity policy.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html</remarks>
internal sealed class Statement(JsonElement fields)
{
    public bool Allows => fields.TryGetProperty("Effect", out var effect) && effect.ValueKind == JsonValueKind.String && effect.ValueEquals("Allow");

    /// <summary>Whether it speaks of this action on this resource, whatever its condition.</summary>
    public bool Covers(string action, string resource, Context context) =>
        Names("Action", "NotAction", pattern => Glob.Matches(pattern, action, ignoreCase: true))
        && Names("Resource", "NotResource", pattern => context.Fill(pattern) is { } filled && Glob.Matches(filled, resource, ignoreCase: false));

    /// <summary>Whether its condition holds. Keys without a value are added to <paramref name="missing"/>, and then it does not.</summary>
    public bool Applies(Context context, ISet<string> missing) =>
        !fields.TryGetProperty("Condition", out var condition) || condition.ValueKind != JsonValueKind.Object || Conditions.Hold(condition, context, missing);

    private bool Names(string element, string inverse, Func<string, bool> matches)
    {
        if (fields.TryGetProperty(element, out var named))
            return Texts.Of(named).Any(matches);
        return fields.TryGetProperty(inverse, out var others) && !Texts.Of(others).Any(matches);
    }
}
