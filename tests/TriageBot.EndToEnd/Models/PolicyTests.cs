using System.Text.Json.Nodes;

namespace TriageBot.EndToEnd.Models;

public sealed class PolicyTests
{
    [Fact]
    public async Task A_model_on_Bedrock_is_in_the_policy()
    {
        var run = await Cli.Cli.RunIn(new Dictionary<string, string> { ["TRIAGEBOT__MODEL__PROVIDER"] = "bedrock", ["TRIAGEBOT__MODEL__NAME"] = "eu.anthropic.claude-x" }, "policy", "--account", "111122223333");

        run.Status.ShouldBe(0, run.Error);
        var statement = JsonNode.Parse(run.Out)!["Statement"]!.AsArray().Single(s => (string?)s!["Sid"] == "Model")!;
        statement["Action"]!.ToJsonString().ShouldBe("[\"bedrock:InvokeModel\"]");
        statement["Resource"]!.AsArray().Select(r => (string?)r).ShouldBe(
            ["arn:aws:bedrock:*:111122223333:inference-profile/eu.anthropic.claude-x", "arn:aws:bedrock:*::foundation-model/anthropic.claude-x"]);
    }
}
