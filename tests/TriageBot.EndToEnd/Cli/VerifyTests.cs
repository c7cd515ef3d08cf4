using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Stacks;

namespace TriageBot.EndToEnd.Cli;

public sealed class VerifyTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task A_report_as_it_was_printed_stands()
    {
        var run = await Verify(await Report());

        run.Status.ShouldBe(0, run.Out + run.Error);
        run.Out.ShouldMatch(@"^stands\s+2026-01-07T");
        run.Out.ShouldContain("2 of 2 citations stand");
    }

    [Fact]
    public async Task A_hash_that_was_changed_differs()
    {
        var report = await Report();
        report["citations"]![0]!["sha256"] = new string('0', 64);

        var run = await Verify(report);

        run.Status.ShouldBe(1);
        run.Out.ShouldStartWith("DIFFERS");
        run.Out.ShouldContain("1 of 2 citations stand");
    }

    [Theory]
    [InlineData("logGroup", "/ecs/elsewhere")]
    [InlineData("logStream", "no/such/stream")]
    [InlineData("timestamp", "2020-01-01T00:00:00Z")]
    [InlineData("region", "us-east-1")]
    public async Task A_citation_of_another_place_or_time_is_gone(string key, string value)
    {
        var report = await Report();
        report["citations"]![1]![key] = value;

        var run = await Verify(report, "--format", "json");

        run.Status.ShouldBe(1, run.Error);
        JsonNode.Parse(run.Out)!["citations"]!.AsArray().Select(c => (string?)c!["standing"]).ShouldBe(["stands", "gone"]);
    }

    [Fact]
    public async Task What_may_not_be_read_is_unread_and_the_permission_is_said()
    {
        var denied = _folder.Write("denied.case.json", Changed.WithFault("AccessDeniedException", "GetLogEvents"));

        var run = await Cli.Run("verify", _folder.Write("report.json", await Report()), "--replay", denied);

        run.Status.ShouldBe(4);
        run.Out.ShouldContain("0 of 2 citations stand");
        run.Error.ShouldContain("logs:GetLogEvents: AccessDeniedException");
    }

    [Fact]
    public async Task A_report_without_citations_has_nothing_to_fall()
    {
        var report = await Report();
        report["citations"] = new JsonArray();

        var run = await Verify(report);

        run.Status.ShouldBe(0);
        run.Out.Trim().ShouldBe("the report cites no line");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"schema":2,"target":{"region":"eu-central-1"},"citations":[]}""")]
    [InlineData("""{"schema":1,"target":{"region":"eu-central-1"},"citations":null}""")]
    [InlineData("""{"schema":1,"target":{"region":"eu-central-1"},"citations":[null]}""")]
    [InlineData("""{"schema":1,"target":{"region":"eu-central-1"},"citations":[{"logGroup":"g"}]}""")]
    [InlineData("""{"schema":1,"target":{"region":"eu-central-1"},"citations":[{"timestamp":"noon"}]}""")]
    [InlineData("""{"schema":1,"target":null,"citations":[]}""")]
    public async Task What_is_no_report_is_refused_in_one_line(string text)
    {
        var run = await Cli.Run("verify", _folder.Write("report.json", text), "--replay", Changed.Case);

        run.Status.ShouldBe(2);
        run.Out.ShouldBeEmpty();
        run.Error.ShouldContain("report.json is no report as 'why --format json' prints it: ");
        run.Error.TrimEnd().ShouldNotContain('\n');
        run.Error.ShouldNotContain("TriageBot.");
    }

    [Fact]
    public async Task A_region_of_a_report_is_never_a_host()
    {
        var report = await Report();
        foreach (var citation in report["citations"]!.AsArray())
            citation!["region"] = "example.com/";

        var run = await Verify(report);

        run.Status.ShouldBe(4);
        run.Error.ShouldContain("is not the name of an AWS Region");
    }

    public void Dispose() => _folder.Dispose();

    private Task<Cli> Verify(JsonNode report, params string[] options) =>
        Cli.Run(["verify", _folder.Write("report.json", report), "--replay", Changed.Case, .. options]);

    private static async Task<JsonNode> Report() => JsonNode.Parse((await Cli.Run("why", Changed.Target, "--replay", Changed.Case, "--format", "json")).Out)!;
}
