namespace TriageBot.Aws.Policy;

/// <summary>
/// What must be allowed for asking Claude on Bedrock. An inference profile sends a request on to its model in some Region, and both are asked for.
/// See https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html
/// </summary>
internal static class ModelArns
{
    private const string Vendor = "anthropic.";

    /// <param name="name">A model's id or ARN, or an inference profile's.</param>
    public static IReadOnlyList<string> Of(string name, string partition, string account)
    {
        var models = $"arn:{partition}:bedrock:*::foundation-model";
        var at = name.IndexOf(Vendor, StringComparison.Ordinal);
        var model = $"{models}/{(at < 0 ? Vendor + "*" : name[at..])}";
        if (name.StartsWith("arn:", StringComparison.Ordinal))
            return name.Contains(":foundation-model/", StringComparison.Ordinal) ? [name] : [name, model];

        return at == 0 ? [model] : [$"arn:{partition}:bedrock:*:{account}:inference-profile/{name}", model];
    }
}
