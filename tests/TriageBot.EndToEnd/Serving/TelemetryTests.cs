using System.Runtime.InteropServices;
using TriageBot.EndToEnd.Stacks;
using TriageBot.Simulation;
using TriageBot.Simulation.Delivery;
using TriageBot.Simulation.Model;

namespace TriageBot.EndToEnd.Serving;

/// <summary>What <c>serve</c>, in a process of its own, tells a collector of a request that it answered.</summary>
public sealed class TelemetryTests
{
    private const string Case = "oom-kill";

    [Fact]
    public async Task Traces_metrics_and_logs_are_sent_at_the_end_without_people_and_texts()
    {
        using var collector = Collector.Start();

        await ServeOne(new() { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Url, ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf" });

        collector.Heard.Select(h => h.Path).Distinct().ShouldBe(["/v1/traces", "/v1/metrics", "/v1/logs"], ignoreOrder: true);
        var told = string.Concat(collector.Heard.Select(h => h.Body));
        told.ShouldContain("work why");
        told.ShouldContain("triagebot.requests.accepted");
        told.ShouldContain("In Slack: workspace");
        foreach (var never in (string[])["U0ANN", "C0INC042", Target, Target[^32..], "inc-042", "xoxb-", InstalledApp.SigningSecret, "/response"])
            told.ShouldNotContain(never);
    }

    [Fact]
    public async Task Without_the_endpoint_nothing_is_sent_even_where_one_signals_is_named()
    {
        using var collector = Collector.Start();

        await ServeOne(new()
        {
            ["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"] = collector.Url,
            ["OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"] = collector.Url,
            ["OTEL_EXPORTER_OTLP_LOGS_ENDPOINT"] = collector.Url,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        });

        collector.Heard.ShouldBeEmpty();
    }

    private static string Target => (string)Repository.Read(Case)["expected"]!["target"]!;

    /// <summary>Starts the bot, asks it once, waits for the report, and ends it by SIGTERM.</summary>
    private static async Task ServeOne(Dictionary<string, string> environment)
    {
        using var folder = new TempFolder();
        await using var slack = await SlackSimulator.StartAsync(new SimulatorOptions { LimitsRates = false });
        var ann = slack.As(slack.Workspace.AddUser("ann"));
        var channel = slack.Workspace.AddChannel("inc-042", ChannelKind.Public, ann.User.Id, slack.App.BotUserId);
        environment["TRIAGEBOT__SLACK__BOTTOKEN"] = slack.BotToken.Value;
        environment["TRIAGEBOT__SLACK__SIGNINGSECRET"] = slack.App.SigningSecret;
        environment["TRIAGEBOT__SLACK__APIURL"] = slack.ApiUrl.ToString();
        environment["TRIAGEBOT__STORE__PATH"] = folder.Path("triagebot.db");
        environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        using var bot = Cli.Program.Start(environment, "serve", "--replay", Repository.Case(Case));
        var url = new Uri((await bot.Out.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldNotBeNull());
        slack.App.Endpoints = new HttpEndpoints(new Uri(url, "/slack/commands"), new Uri(url, "/slack/events"), new Uri(url, "/slack/interactions"));

        await ann.Runs(channel, "/ecs", $"why {Target}");
        await slack.Journal.Until(j => j.Messages.Any(m => m.Content.Blocks?.Any(b => (string?)b!["type"] == "actions") == true), TestContext.Current.CancellationToken);
        bot.Signal(PosixSignal.SIGTERM);
        (await bot.End()).Status.ShouldBe(0);
    }
}
