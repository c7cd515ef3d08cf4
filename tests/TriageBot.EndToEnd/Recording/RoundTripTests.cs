using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TriageBot.EndToEnd.Stacks;

namespace TriageBot.EndToEnd.Recording;

/// <summary>A recorded case tells what was read: it replays to the same report.</summary>
public sealed partial class RoundTripTests
{
    public static TheoryData<string> Cases => [.. Repository.CaseNames];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_shipped_case_recorded_over_HTTP_replays_to_the_same_report(string name)
    {
        using var folder = new TempFolder();
        var target = (string)Repository.Read(name)["expected"]!["target"]!;
        var file = folder.Path("recorded.case.json");

        var (status, error) = await Recorder.Record(Repository.Case(name), target, file);

        status.ShouldBe(0, error);
        var original = await Why(target, Repository.Case(name));
        var recorded = await Why(target, file);
        Timeless(recorded).ShouldBe(Timeless(original));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_a_recorded_case_expects_is_what_its_original_expects(string name)
    {
        using var folder = new TempFolder();
        var expected = Repository.Read(name)["expected"]!;
        var file = folder.Path("recorded.case.json");

        await Recorder.Record(Repository.Case(name), (string)expected["target"]!, file);

        var recorded = JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!["expected"]!;
        foreach (var key in (string[])["verdict", "bucket", "cause", "container"])
            ((string?)recorded[key]).ShouldBe((string?)expected[key], key);
        var again = await Why((string)recorded["target"]!, file);
        ((string?)again["verdict"]).ShouldBe((string?)expected["verdict"]);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_recording_recorded_again_is_the_same_to_the_letter(string name)
    {
        using var folder = new TempFolder();
        var target = (string)Repository.Read(name)["expected"]!["target"]!;
        var (first, second) = (folder.Path("one.case.json"), folder.Path("two.case.json"));
        await Recorder.Record(Repository.Case(name), target, first);

        await Recorder.Record(first, target, second);

        string.Join('\n', Lines(second)).ShouldBe(string.Join('\n', Lines(first)));
    }

    // The second recording is made a moment after the first one's time.
    private static IEnumerable<string> Lines(string file) =>
        File.ReadLines(file).Where(l => !l.StartsWith("  \"now\":", StringComparison.Ordinal) && !l.StartsWith("  \"name\":", StringComparison.Ordinal));

    private static async Task<JsonNode> Why(string target, string file)
    {
        var run = await Cli.Cli.Run("why", target, "--replay", file, "--format", "json");
        run.Status.ShouldBe(0, run.Error);
        return JsonNode.Parse(run.Out)!;
    }

    private static string Timeless(JsonNode report)
    {
        report["elapsedMs"] = 0;
        foreach (var check in report["checks"]!.AsArray())
            check!.AsObject().Remove("at");
        report["awsCalls"] = 0;
        foreach (var citation in report["citations"]!.AsArray().Where(c => ((string)c!["message"]!).Contains("[redacted:", StringComparison.Ordinal)))
            (citation!["sha256"], citation["redacted"]) = ("", true);
        return Placeholder().Replace(report.ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), "[redacted]");
    }

    // Placeholders are keyed anew in each process.
    [GeneratedRegex(@"\[redacted:[^\]]*\]")]
    private static partial Regex Placeholder();
}
