using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Stacks;
using TriageBot.Replay.Hosting;
using TriageBot.Replay.Worlds;

namespace TriageBot.EndToEnd.Recording;

/// <summary>The verb as a person types it, against an endpoint that stands in for AWS.</summary>
public sealed class RecordVerbTests
{
    [Fact]
    public async Task An_endpoint_of_the_environment_is_recorded_at_the_time_that_it_tells()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var folder = new TempFolder();
        await using var server = await ReplayServer.StartAsync(World.Load(Repository.Case("oom-kill"), TimeProvider.System), 0, cancellationToken: cancellationToken);
        var environment = new Dictionary<string, string>
        {
            ["AWS_ENDPOINT_URL"] = server.Url.ToString(),
            ["AWS_REGION"] = "eu-central-1",
            ["AWS_ACCESS_KEY_ID"] = "AKIAREPLAY",
            ["AWS_SECRET_ACCESS_KEY"] = "replay",
        };
        var file = folder.Path("checkout.case.json");

        var run = await Cli.Cli.RunIn(environment, "record", "prod/checkout", "-o", file);

        run.Status.ShouldBe(0, run.Error);
        run.Out.Trim().ShouldBe(file);
        var recorded = JsonNode.Parse(await File.ReadAllTextAsync(file, cancellationToken))!;
        ((string?)recorded["name"]).ShouldBe("checkout");
        ((string)recorded["now"]!).ShouldStartWith("2026-01-07T14:03:");
        var again = JsonNode.Parse((await Cli.Cli.Run("why", "prod/checkout", "--replay", file, "--format", "json")).Out)!;
        ((string?)again["verdict"], (string?)again["cause"]).ShouldBe(("concluded", "container_oom"));
    }

    [Fact]
    public async Task Without_a_file_to_write_it_asks_for_one()
    {
        var run = await Cli.Cli.Run("record", "prod/checkout", "--replay", Repository.Case("oom-kill"));

        run.Status.ShouldBe(2);
        run.Error.ShouldContain("-o");
    }

    [Fact]
    public async Task A_folder_that_does_not_exist_is_said_before_anything_is_read()
    {
        using var folder = new TempFolder();

        var run = await Cli.Cli.Run("record", "prod/checkout", "-o", folder.Path("no/such/a.case.json"), "--replay", Repository.Case("oom-kill"));

        run.Status.ShouldBe(2);
        run.Error.ShouldContain("does not exist");
        run.Error.ShouldNotContain("reading");
    }
}
