namespace TriageBot.Aws.Policy;

/// <summary>
/// What asking a model on Bedrock needs leave for. Most models are asked by an inference profile, which hands the request on to the model in one of
/// several Regions: leave is needed for both.
/// See https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html
/// </summary>
internal static class BedrockModels
{
    /// <param name="model">A model's id, an inference profile's id such as <c>eu.anthropic.claude-…</c>, or the ARN of either.</param>
    public static IReadOnlyList<string> Arns(string model, string account, string partition)
    {
        if (model.StartsWith("arn:", StringComparison.Ordinal))
            return model.Contains("inference-profile/", StringComparison.Ordinal) ? [model, AnyModel(partition)] : [model];

        // A model's id begins with its maker; before that a profile's says where it is served.
        var maker = model.IndexOf(".anthropic.", StringComparison.Ordinal) + 1;
        return maker > 0
            ? [$"arn:{partition}:bedrock:*:{account}:inference-profile/{model}", $"arn:{partition}:bedrock:*::foundation-model/{model[maker..]}"]
            : [$"arn:{partition}:bedrock:*::foundation-model/{model}"];
    }

    /// <summary>A profile of one's own does not say by its ARN which model it stands for.</summary>
    private static string AnyModel(string partition) => $"arn:{partition}:bedrock:*::foundation-model/anthropic.*";
}
