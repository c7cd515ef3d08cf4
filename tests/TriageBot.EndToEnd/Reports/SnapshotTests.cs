using TriageBot.EndToEnd.Stacks;

namespace TriageBot.EndToEnd.Reports;

/// <summary>What a person reads, for each shipped case, to the letter.</summary>
public sealed class SnapshotTests
{
    public static TheoryData<string> Cases => [.. Repository.CaseNames];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task The_terminal_shows_what_was_read_and_found_right(string name) => Shows(name, "text", "txt");

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Markdown_shows_what_was_read_and_found_right(string name) => Shows(name, "markdown", "md");

    [Theory]
    [MemberData(nameof(Cases))]
    public Task The_JSON_report_holds_what_was_read_and_found_right(string name) => Shows(name, "json", "json");

    [Fact]
    public void No_snapshot_is_left_of_a_case_that_is_gone() =>
        Directory.GetFiles(Path.Combine(Repository.Root, "tests", "TriageBot.EndToEnd", "Reports", "snapshots"))
            .Select(Path.GetFileNameWithoutExtension).Distinct().ShouldBeSubsetOf(Repository.CaseNames);

    private static async Task Shows(string name, string format, string extension)
    {
        var run = await Cli.Cli.Run("why", (string)Repository.Read(name)["expected"]!["target"]!, "--replay", Repository.Case(name), "--format", format);

        run.Status.ShouldBe(0, run.Error);
        Snapshot.ShouldBe(run.Out, $"{name}.{extension}");
    }
}
