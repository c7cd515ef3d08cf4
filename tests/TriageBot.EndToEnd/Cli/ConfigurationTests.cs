using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Stacks;

namespace TriageBot.EndToEnd.Cli;

public sealed class ConfigurationTests : IDisposable
{
    private const string Role = "arn:aws:iam::111122223333:role/reader";

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task A_default_cluster_makes_a_name_a_service()
    {
        var run = await Cli.RunIn(new Dictionary<string, string> { ["TRIAGEBOT__AWS__DEFAULTCLUSTER"] = "prod" }, "why", "checkout", "--replay", Changed.Case);

        run.Status.ShouldBe(0, run.Error);
    }

    [Fact]
    public async Task A_wrong_key_stops_the_run_before_it_reads_anything()
    {
        var run = await Why("Evidence:\n  Dedline: 00:00:05\n");

        run.Status.ShouldBe(2);
        run.Out.ShouldBeEmpty();
        run.Error.TrimEnd().ShouldEndWith("settings.yaml:2: unknown key Evidence:Dedline; did you mean Evidence:Deadline?");
    }

    [Theory]
    [InlineData("x-42", 0, "ecs:DescribeTasks")]
    [InlineData("wrong", 4, "sts:AssumeRole")]
    public async Task An_account_is_entered_by_its_role_and_external_id(string externalId, int status, string called)
    {
        var recorded = Changed.Without();
        recorded["sts"] = new JsonObject { ["roles"] = new JsonArray(new JsonObject { ["arn"] = Role, ["externalId"] = "x-42" }) };
        var path = _folder.Write("roles.case.json", recorded);
        var config = _folder.Write("settings.yaml", $"Aws: {{ Accounts: [ {{ Id: '111122223333', RoleArn: '{Role}', ExternalId: {externalId} }} ] }}");

        var run = await Cli.Run("why", $"arn:aws:ecs:eu-central-1:111122223333:task/prod/{Changed.Task}", "--replay", path, "--config", config, "-v");

        run.Status.ShouldBe(status, run.Error);
        run.Error.ShouldContain("sts:AssumeRole");
        run.Error.ShouldContain(called);
    }

    [Fact]
    public async Task A_region_that_an_account_is_not_configured_for_is_refused()
    {
        var config = _folder.Write("settings.yaml", "Aws: { Accounts: [ { Id: '111122223333', Regions: [us-east-1] } ] }");

        var run = await Cli.Run("why", $"arn:aws:ecs:eu-central-1:111122223333:task/prod/{Changed.Task}", "--replay", Changed.Case, "--config", config);

        run.Status.ShouldBe(2);
        run.Out.ShouldBeEmpty();
        run.Error.ShouldContain("account 111122223333 is configured for us-east-1, and the target is in eu-central-1");
    }

    [Fact]
    public async Task Own_rules_are_read_from_beside_the_configuration()
    {
        _folder.Write("ours.yaml", """
            family: ours
            causes:
              - id: gauge_warned
                bucket: OOM
                summary: "{container} was warned by its gauge."
                no_action: somebody must look
                settle: the gauge
            signatures:
              - id: gauge_line
                cause: gauge_warned
                source: [application]
                strength: decisive
                all: ["HeapGauge"]
                says: the gauge warned
                matches: ["WARN HeapGauge: 98 percent"]
            """);

        var run = await Why("Rulebook: { Files: [ours.yaml] }", "--format", "json");

        run.Status.ShouldBe(0, run.Error);
        JsonNode.Parse(run.Out)!["hypotheses"]!.AsArray().Select(h => (string?)h!["cause"]).ShouldContain("gauge_warned");
    }

    [Fact]
    public async Task An_own_rule_file_that_is_not_there_is_named()
    {
        var run = await Why("Rulebook: { Files: [missing.yaml] }");

        run.Status.ShouldBe(2);
        run.Error.ShouldContain("missing.yaml (Rulebook:Files) does not exist");
    }

    [Fact]
    public async Task Mistakes_of_own_rules_are_all_named_with_file_and_line()
    {
        var rules = _folder.Write("ours.yaml", "family: ours\ncauses:\n- id: Wrong Id\n  bucket: NONE\n");

        var run = await Why("Rulebook: { Files: [ours.yaml] }");

        run.Status.ShouldBe(2);
        run.Out.ShouldBeEmpty();
        run.Error.ShouldStartWith("triagebot: the rule files have mistakes:");
        run.Error.ShouldContain($"{rules}:3: ");
        run.Error.ShouldContain($"{rules}:4: ");
    }

    public void Dispose() => _folder.Dispose();

    private Task<Cli> Why(string yaml, params string[] options) =>
        Cli.Run(["why", Changed.Target, "--replay", Changed.Case, "--config", _folder.Write("settings.yaml", yaml), .. options]);
}
