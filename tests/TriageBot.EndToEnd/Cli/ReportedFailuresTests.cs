using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Stacks;

namespace TriageBot.EndToEnd.Cli;

/// <summary>Real failures as people reported them: how right the rulebook is on them may not get worse.</summary>
public sealed class ReportedFailuresTests
{
    private static string Reported => Path.Combine(Repository.Cases, "reported", "real-failures.jsonl");

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 1)]
    public async Task Nineteen_in_twenty_are_filed_right_and_hardly_a_conclusion_is_wrong(bool withEvents, int mostWrong)
    {
        var score = await Eval(withEvents);

        ((double)score["decidable"]!["bucket"]!).ShouldBeGreaterThan(0.96);
        ((double)score["decidable"]!["family"]!).ShouldBeGreaterThan(0.94);
        score["wrongConclusions"]!.AsArray().Count.ShouldBeLessThanOrEqualTo(mostWrong);
    }

    [Fact]
    public async Task Nine_in_ten_of_the_lines_that_a_label_names_are_cited()
    {
        var score = await Eval(withEvents: true);

        ((double)score["concludedOnSupportingLine"]! / (double)score["withSupportingLine"]!).ShouldBeGreaterThanOrEqualTo(0.9);
    }

    [Fact]
    public async Task With_events_more_is_proven_and_nothing_is_read_otherwise()
    {
        var (without, with) = (await Eval(withEvents: false), await Eval(withEvents: true));

        Buckets(with).ShouldBe(Buckets(without));
        ((int)with["concluded"]!).ShouldBeGreaterThan(2 * (int)without["concluded"]!);
    }

    private static IEnumerable<string> Buckets(JsonNode score) => score["results"]!.AsArray().Select(r => $"{r!["id"]} {r["bucket"]} {r["cause"]}");

    private static async Task<JsonNode> Eval(bool withEvents)
    {
        var run = await Cli.Run(["eval", Reported, "--format", "json", .. withEvents ? ["--events"] : Array.Empty<string>()]);

        run.Status.ShouldBe(0, run.Error);
        return JsonNode.Parse(run.Out)!;
    }
}
