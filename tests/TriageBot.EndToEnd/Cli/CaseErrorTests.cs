using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Stacks;

namespace TriageBot.EndToEnd.Cli;

public sealed class CaseErrorTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"name":"x","now":"yesterday"}""")]
    [InlineData("\u0000\u0001")]
    [InlineData("name: a YAML file")]
    public Task What_is_no_case_is_refused(string text) => IsRefused(_folder.Write("broken.case.json", text), "broken.case.json: ");

    [Theory]
    [InlineData("region", "5")]
    [InlineData("account", "12")]
    [InlineData("now", "\"soon\"")]
    [InlineData("ecs", "[]")]
    [InlineData("ecs", """{"tasks":{}}""")]
    [InlineData("ecs", """{"tasks":[7]}""")]
    [InlineData("logs", """{"groups":[{"streams":[]}]}""")]
    [InlineData("faults", """[{"error":"X"}]""")]
    [InlineData("steps", """[{"after":"later","patch":{}}]""")]
    [InlineData("expected", "{}")]
    public Task A_wrong_value_is_named_by_its_key(string key, string value)
    {
        var recorded = Repository.Read("oom-kill");
        recorded[key] = JsonNode.Parse(value);
        return IsRefused(_folder.Write("wrong.case.json", recorded), $"wrong.case.json: {key}");
    }

    [Theory]
    [InlineData("now")]
    [InlineData("region")]
    [InlineData("account")]
    [InlineData("expected")]
    public Task A_missing_key_is_named(string key) =>
        IsRefused(_folder.Write("short.case.json", Changed.Without(key)), $"short.case.json: {key} is missing");

    [Fact]
    public Task A_case_that_was_cut_off_is_named_with_the_line() =>
        IsRefused(_folder.Write("cut.case.json", File.ReadAllText(Changed.Case)[..3000]), "cut.case.json: line ");

    [Fact]
    public Task A_huge_file_is_not_read() => IsRefused(_folder.Write("huge.case.json", new string(' ', 17 * 1024 * 1024)), "huge.case.json: larger than 16 MiB");

    [Fact]
    public Task A_deep_file_is_refused() => IsRefused(_folder.Write("deep.case.json", new string('[', 100_000)), "deep.case.json: ");

    [Fact]
    public Task A_file_that_is_not_there_is_said() => IsRefused("nowhere.case.json", "nowhere.case.json: cannot be read (there is no such file)");

    [Fact]
    public Task A_folder_without_a_case_is_said() => IsRefused(Path.GetDirectoryName(_folder.Write("readme.txt", "none here"))!, "holds no *.case.json file");

    public void Dispose() => _folder.Dispose();

    private static async Task IsRefused(string path, string message)
    {
        foreach (var verb in (string[][])[["why", Changed.Target, "--replay", path], ["replay", path]])
        {
            var run = await Cli.Run(verb);

            run.Status.ShouldBe(2, run.Error);
            run.Out.ShouldBeEmpty();
            run.Error.ShouldContain(message);
            run.Error.TrimEnd().ShouldNotContain('\n');
            run.Error.ShouldNotContain("Exception");
        }
    }
}
