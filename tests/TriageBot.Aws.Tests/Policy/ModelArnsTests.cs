using TriageBot.Aws.Policy;

namespace TriageBot.Aws.Tests.Policy;

public sealed class ModelArnsTests
{
    [Theory]
    [InlineData("anthropic.claude-x-v1:0", "arn:aws:bedrock:*::foundation-model/anthropic.claude-x-v1:0")]
    [InlineData("eu.anthropic.claude-x-v1:0", "arn:aws:bedrock:*:111122223333:inference-profile/eu.anthropic.claude-x-v1:0", "arn:aws:bedrock:*::foundation-model/anthropic.claude-x-v1:0")]
    [InlineData("arn:aws:bedrock:eu-central-1::foundation-model/anthropic.claude-x", "arn:aws:bedrock:eu-central-1::foundation-model/anthropic.claude-x")]
    [InlineData("arn:aws:bedrock:eu-central-1:111122223333:application-inference-profile/a1b2", "arn:aws:bedrock:eu-central-1:111122223333:application-inference-profile/a1b2", "arn:aws:bedrock:*::foundation-model/anthropic.*")]
    public void A_profile_is_allowed_together_with_its_model(string name, params string[] arns) => ModelArns.Of(name, "aws", "111122223333").ShouldBe(arns);

    [Fact]
    public void Without_a_model_nothing_of_Bedrock_is_allowed()
    {
        PolicyDocument.For(null, "aws", []).ShouldNotContain("bedrock");
        PolicyDocument.For(null, "aws", [], model: "anthropic.claude-x").ShouldContain("\"bedrock:InvokeModel\"");
    }
}
