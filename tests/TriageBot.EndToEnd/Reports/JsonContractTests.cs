using System.Text.Json;
using System.Text.RegularExpressions;
using TriageBot.EndToEnd.Stacks;

namespace TriageBot.EndToEnd.Reports;

/// <summary>The report as JSON: the names and value sets on which others build. A name may be added, and none may go or change.</summary>
public sealed partial class JsonContractTests
{
    private static readonly Dictionary<string, string[]> s_names = new()
    {
        [""] =
        [
            "schema", "target", "investigated", "verdict", "bucket", "cause", "container", "owner", "summary", "confidence", "signals", "decoder", "citations", "record", "serviceNow",
            "occurrences", "hypotheses", "ruledOut", "checks", "evidence", "nextAction", "gaps", "awsCalls", "elapsedMs", "deadlineHit",
        ],
        ["target"] = ["kind", "arn", "account", "region", "cluster", "taskId", "service", "taskDefinition"],
        ["citations[]"] = ["id", "logGroup", "logStream", "timestamp", "message", "container", "sha256", "redacted", "truncated", "verified", "consoleUrl", "source"],
        ["record"] = ["stopCode", "stoppedReason", "createdAt", "pullStartedAt", "pullStoppedAt", "startedAt", "stoppedAt", "containers"],
        ["record.containers[]"] = ["name", "essential", "exitCode", "reason"],
        ["serviceNow"] = ["desired", "running", "pending", "rollout", "lastGoodRevision"],
        ["occurrences"] = ["count", "since"],
        ["hypotheses[]"] = ["cause", "bucket", "for", "against"],
        ["ruledOut[]"] = ["cause", "because", "evidence"],
        ["evidence[]"] = ["id", "source", "query", "window", "result", "detail"],
        ["nextAction"] = ["id", "text", "field", "from", "to", "command", "changes", "statement", "mind"],
        ["gaps[]"] = ["what", "because", "grant"],
    };

    private static readonly Dictionary<string, string[]> s_values = new()
    {
        ["target.kind"] = ["task", "service", "task_definition"],
        ["verdict"] = ["concluded", "record_only", "not_stopped", "not_found"],
        ["bucket"] = ["CODE_BUG", "OOM", "RESOURCE", "CONFIG", "BENIGN", "UNKNOWN"],
        ["hypotheses[].bucket"] = ["CODE_BUG", "OOM", "RESOURCE", "CONFIG", "BENIGN", "UNKNOWN"],
        ["confidence"] = ["high", "medium", "low"],
        ["decoder"] = ["rulebook"],
        ["citations[].source"] = ["application", "ecs_event", "ecs_service_event", "ecs_action_log", "container_insights", "cloudtrail"],
        ["evidence[].result"] = ["found", "nothing", "denied", "failed"],
    };

    public static TheoryData<string> Cases => [.. Repository.CaseNames];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Every_name_is_there_and_every_value_is_one_of_those_agreed(string name)
    {
        using var report = await Report(Repository.Case(name), (string)Repository.Read(name)["expected"]!["target"]!);

        Walk(report.RootElement, "");
    }

    [Theory]
    [InlineData("prod/ffffffffffffffffffffffffffffffff", "not_found", 3)]
    [InlineData("prod/checkout", "not_stopped", 0)]
    [InlineData("checkout:9", "not_found", 3)]
    public async Task Answers_about_nothing_have_the_same_names(string target, string verdict, int status)
    {
        using var folder = new TempFolder();
        var path = folder.Write("x.case.json", new Incident().Cluster("default").Service().Asked(target));

        using var report = await Report(path, target, status);

        report.RootElement.GetProperty("verdict").GetString().ShouldBe(verdict);
        Walk(report.RootElement, "");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_was_concluded_has_a_line_and_what_was_not_has_none(string name)
    {
        using var document = await Report(Repository.Case(name), (string)Repository.Read(name)["expected"]!["target"]!);
        var report = document.RootElement;
        var concluded = report.GetProperty("verdict").GetString() == "concluded";

        report.GetProperty("citations").GetArrayLength().ShouldBeInRange(concluded ? 1 : 0, concluded ? 3 : 0);
        (report.GetProperty("signals").GetInt32() > 0).ShouldBe(concluded);
        (report.GetProperty("confidence").GetString() == "low").ShouldBe(!concluded);
        (concluded && report.GetProperty("bucket").GetString() == "UNKNOWN").ShouldBeFalse();
        report.GetProperty("citations").EnumerateArray().ShouldAllBe(c => c.GetProperty("verified").GetBoolean());
        if (report.GetProperty("nextAction") is { ValueKind: JsonValueKind.Object } next)
            next.GetProperty("changes").GetBoolean().ShouldBe(next.GetProperty("command").ValueKind == JsonValueKind.String);
    }

    private static void Walk(JsonElement element, string path)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            element.EnumerateObject().Select(p => p.Name).ShouldBeUnique();
            foreach (var missing in s_names.GetValueOrDefault(path, []).Where(n => !element.TryGetProperty(n, out _)))
                Assert.Fail($"{path}: {missing} is missing");
            foreach (var property in element.EnumerateObject())
                Walk(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}");
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Walk(item, $"{path}[]");
        }
        else if (element.ValueKind == JsonValueKind.String)
        {
            Value(element.GetString()!, path);
        }
    }

    private static void Value(string value, string path)
    {
        if (s_values.TryGetValue(path, out var allowed))
            allowed.ShouldContain(value, path);
        if (path.EndsWith("At", StringComparison.Ordinal) || path.EndsWith("timestamp", StringComparison.Ordinal) || path.EndsWith("since", StringComparison.Ordinal))
            Utc().IsMatch(value).ShouldBeTrue($"{path}: {value}");
        if (path == "cause" || path.EndsWith(".cause", StringComparison.Ordinal))
            SnakeCase().IsMatch(value).ShouldBeTrue($"{path}: {value}");
        if (path.EndsWith("sha256", StringComparison.Ordinal))
            value.Length.ShouldBe(64);
    }

    private static async Task<JsonDocument> Report(string path, string target, int status = 0)
    {
        var run = await Cli.Cli.Run("why", target, "--replay", path, "--format", "json");
        run.Status.ShouldBe(status, run.Error);
        return JsonDocument.Parse(run.Out);
    }

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$")]
    private static partial Regex Utc();

    [GeneratedRegex("^[a-z][a-z0-9_]*$")]
    private static partial Regex SnakeCase();
}
