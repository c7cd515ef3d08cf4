using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TriageBot.EndToEnd.Stacks;

namespace TriageBot.EndToEnd.Cases;

/// <summary>What each shipped case expects is what a person gets from the command line.</summary>
public sealed partial class ExpectationTests
{
    public static TheoryData<string> Cases => [.. Repository.CaseNames];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Why_gives_what_the_case_expects(string name)
    {
        var expected = Repository.Read(name)["expected"]!;

        var run = await Cli.Cli.Run("why", (string)expected["target"]!, "--replay", Repository.Case(name), "--format", "json");

        run.Status.ShouldBe(0, run.Error);
        var report = JsonNode.Parse(run.Out)!;
        ((string?)report["verdict"]).ShouldBe((string?)expected["verdict"], run.Out);
        ((string?)report["bucket"]).ShouldBe((string?)expected["bucket"]);
        ((string?)report["cause"]).ShouldBe((string?)expected["cause"]);
        ((string?)report["container"]).ShouldBe((string?)expected["container"]);
        if ((string?)expected["line"] is { } line)
            report["citations"]!.AsArray().Select(c => (string?)c!["sha256"]).ShouldContain(Sha256(line));
        else
            report["citations"]!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_same_case_gives_the_same_answer_twice(string name)
    {
        var target = (string)Repository.Read(name)["expected"]!["target"]!;

        var first = await Cli.Cli.Run("why", target, "--replay", Repository.Case(name), "--format", "json");
        var second = await Cli.Cli.Run("why", target, "--replay", Repository.Case(name), "--format", "json");

        Timeless(second.Out).ShouldBe(Timeless(first.Out));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Every_citation_of_the_report_still_stands(string name)
    {
        var target = (string)Repository.Read(name)["expected"]!["target"]!;
        var report = await Cli.Cli.Run("why", target, "--replay", Repository.Case(name), "--format", "json");
        using var folder = new TempFolder();

        var verified = await Cli.Cli.Run("verify", folder.Write("report.json", report.Out), "--replay", folder.Write("later.case.json", Later(name)));

        verified.Status.ShouldBe(0, verified.Out + verified.Error);
        verified.Out.ShouldNotContain("GONE");
    }

    /// <summary>The case ten minutes on: what came late has arrived by then.</summary>
    private static JsonObject Later(string name)
    {
        var recorded = Repository.Read(name);
        var now = DateTimeOffset.Parse((string)recorded["now"]!, CultureInfo.InvariantCulture);
        recorded["now"] = now.AddMinutes(10).UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        return recorded;
    }

    private static string Timeless(string json)
    {
        var report = JsonNode.Parse(json)!.AsObject();
        report.Remove("elapsedMs");
        foreach (var check in report["checks"]!.AsArray())
            check!.AsObject().Remove("at");

        // Where there is no task to set it, what was looked at ends now.
        foreach (var look in report["evidence"]!.AsArray())
            look!.AsObject().Remove("window");

        // Placeholders of secrets are keyed anew in each process, so that they cannot be looked up.
        return Placeholder().Replace(report.ToJsonString(new JsonSerializerOptions { WriteIndented = true }), "[redacted]");
    }

    [GeneratedRegex(@"\[redacted:[^\]]*\]")]
    private static partial Regex Placeholder();

    /// <summary>Computed here on its own, so that the report's hash is checked against the case and not against itself.</summary>
    private static string Sha256(string line) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(line)));
}
