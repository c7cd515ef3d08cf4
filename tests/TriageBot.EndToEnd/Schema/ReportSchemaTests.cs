using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Stacks;

namespace TriageBot.EndToEnd.Schema;

/// <summary>The published JSON schema of a report, judged by a validator that is not ours.</summary>
public sealed class ReportSchemaTests
{
    private static string Schema => Path.Combine(Repository.Root, "src", "TriageBot.Triage", "Reporting", "report.schema.json");

    [Fact]
    public async Task Every_shipped_cases_report_is_valid()
    {
        var mistakes = await Validate(await Reports());

        mistakes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("verdict", "\"proven\"")]
    [InlineData("citations", "[]")]
    [InlineData("bucket", "\"UNKNOWN\"")]
    [InlineData("signals", "0")]
    [InlineData("surprise", "1")]
    [InlineData("elapsedMs", "\"12\"")]
    public async Task A_report_that_breaks_the_contract_is_not(string property, string value)
    {
        var concluded = (await Reports()).First(r => (string?)r!["verdict"] == "concluded")!.DeepClone();
        concluded[property] = JsonNode.Parse(value);

        var mistakes = await Validate([concluded]);

        mistakes.ShouldNotBeEmpty();
    }

    private static async Task<JsonArray> Reports()
    {
        var reports = await Task.WhenAll(Repository.CaseNames.Select(async name =>
        {
            var target = (string)Repository.Read(name)["expected"]!["target"]!;
            var run = await Cli.Cli.Run("why", target, "--replay", Repository.Case(name), "--format", "json");
            return JsonNode.Parse(run.Out);
        }));
        return [.. reports];
    }

    private static Task<string> Validate(JsonArray documents) => Ajv.Validate(Schema, documents);
}
