using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Stacks;

namespace TriageBot.EndToEnd.Accounts;

/// <summary>Two accounts in two Regions as one world: each is read through its role.</summary>
public sealed class TwoAccountsTests : IDisposable
{
    private const string Here = "111122223333";
    private const string There = "444455556666";
    private const string Role = $"arn:aws:iam::{There}:role/triagebot-read";
    private const string OwnRole = $"arn:aws:iam::{Here}:role/triagebot-read";

    private readonly TempFolder _folder = new();
    private readonly string _world;

    public TwoAccountsTests()
    {
        var mine = Incident.OneCrash().Asked();
        mine["sts"] = new JsonObject
        {
            ["roles"] = new JsonArray(
                new JsonObject { ["arn"] = Role, ["externalId"] = "shared-with-us" },
                new JsonObject { ["arn"] = OwnRole }),
        };
        var theirs = Incident.OneCrash().Asked().ToJsonString().Replace(Here, There, StringComparison.Ordinal)
            .Replace("eu-central-1", "us-east-1", StringComparison.Ordinal).Replace("no currency", "no country", StringComparison.Ordinal);
        _world = Path.GetDirectoryName(_folder.Write("mine.case.json", mine))!;
        _folder.Write("theirs.case.json", theirs);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Here, "eu-central-1", "no currency")]
    [InlineData(There, "us-east-1", "no country")]
    public async Task A_target_is_read_in_its_own_account_through_its_role(string account, string region, string said)
    {
        var run = await Why(account, region, Settings("shared-with-us"));

        run.Status.ShouldBe(0, run.Error);
        var report = JsonNode.Parse(run.Out)!;
        ((string?)report["target"]!["account"]).ShouldBe(account);
        report["citations"]!.AsArray().Select(c => (string)c!["message"]!).ShouldContain(m => m.Contains(said, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("a-guess")]
    public async Task A_role_that_does_not_let_us_in_is_named_with_what_to_do(string? externalId)
    {
        var run = await Why(There, "us-east-1", Settings(externalId));

        run.Status.ShouldBe(4, run.Out + run.Error);
        run.Error.ShouldContain(Role);
        run.Error.ShouldContain("sts:AssumeRole");
        run.Error.Trim().Split('\n').Count(l => l.Contains("nothing could be read", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_region_that_is_not_listed_for_the_account_is_a_wrong_target()
    {
        var run = await Why(There, "eu-west-1", Settings("shared-with-us"));

        run.Status.ShouldBe(2);
        run.Error.ShouldContain("us-east-1");
        run.Error.ShouldContain("Aws:Accounts");
    }

    [Fact]
    public async Task The_doctor_assumes_each_role_and_names_the_one_that_fails()
    {
        var run = await Cli.Cli.Run("doctor", "--replay", _world, "--config", _folder.Write("triagebot.yaml", Settings("a-guess")), "--format", "json");

        var accounts = JsonNode.Parse(run.Out)!["checks"]!.AsArray().Where(c => (string?)c!["area"] == "accounts").ToList();
        accounts.Select(c => (string)c!["status"]!).ShouldBe(["pass", "fail"], run.Out);
        ((string)accounts[1]!["fix"]!).ShouldContain("trust policy");
        run.Status.ShouldBe(1);
    }

    private Task<Cli.Cli> Why(string account, string region, string settings) => Cli.Cli.Run(
        "why", $"arn:aws:ecs:{region}:{account}:task/prod/{Incident.TaskId}", "--replay", _world, "--config", _folder.Write("triagebot.yaml", settings), "--format", "json");

    private static string Settings(string? externalId) => $"""
        Aws:
          Accounts:
            - Id: "{Here}"
              RoleArn: {OwnRole}
            - Id: "{There}"
              RoleArn: {Role}
              {(externalId is null ? "" : $"ExternalId: {externalId}")}
              Regions: [us-east-1]
        """;
}
