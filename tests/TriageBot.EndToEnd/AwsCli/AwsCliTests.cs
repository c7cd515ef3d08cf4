using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TriageBot.Replay.Hosting;
using TriageBot.Replay.Worlds;

namespace TriageBot.EndToEnd.AwsCli;

/// <summary>The real aws command against a replayed case; what it prints must be what the case holds, by this test's own reading of the case.</summary>
public sealed class AwsCliTests : IAsyncLifetime
{
    private const string Stream = "ecs/app/00000000000000000000000000000000";

    private static readonly string File = Path.Combine(AppContext.BaseDirectory, "AwsCli", "cli.case.json");

    private readonly JsonObject _case = JsonNode.Parse(System.IO.File.ReadAllText(File))!.AsObject();
    private ReplayServer? _server;

    private AwsCliRunner Aws => new(_server!.Url, "eu-central-1");

    private JsonArray Tasks => _case["ecs"]!["tasks"]!.AsArray();

    private string[] Lines => [.. _case["logs"]!["groups"]![0]!["streams"]![0]!["events"]!.AsArray().Select(e => (string)e!["message"]!)];

    public async ValueTask InitializeAsync() =>
        _server = await ReplayServer.StartAsync(World.Load(File, TimeProvider.System), 0, cancellationToken: TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task List_tasks_follows_pages_of_two()
    {
        var stopped = Tasks.Select(task => (string)task!["taskArn"]!).ToArray();

        var all = await Aws.Json("ecs", "list-tasks", "--cluster", "prod", "--desired-status", "STOPPED", "--page-size", "2");
        Texts(all.GetProperty("taskArns")).ShouldBe(stopped);

        var first = await Aws.Json("ecs", "list-tasks", "--cluster", "prod", "--desired-status", "STOPPED", "--page-size", "2", "--max-items", "3");
        Texts(first.GetProperty("taskArns")).ShouldBe(stopped[..3]);
        var rest = await Aws.Json("ecs", "list-tasks", "--cluster", "prod", "--desired-status", "STOPPED", "--starting-token", first.GetProperty("NextToken").GetString()!);
        Texts(rest.GetProperty("taskArns")).ShouldBe(stopped[3..]);
        (await Aws.Json("ecs", "list-tasks", "--cluster", "prod")).GetProperty("taskArns").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Describe_tasks_gives_the_task_as_recorded_and_says_what_is_missing()
    {
        var known = (string)Tasks[1]!["taskArn"]!;
        var answer = await Aws.Json("ecs", "describe-tasks", "--cluster", "prod", "--tasks", known, new string('e', 32));

        var task = answer.GetProperty("tasks").EnumerateArray().ShouldHaveSingleItem();
        task.GetProperty("taskArn").GetString().ShouldBe(known);
        task.GetProperty("stoppedReason").GetString().ShouldBe((string)Tasks[1]!["stoppedReason"]!);
        AwsCliRunner.Time(task.GetProperty("stoppedAt")).ShouldBe(DateTimeOffset.Parse((string)Tasks[1]!["stoppedAt"]!, CultureInfo.InvariantCulture));
        task.GetProperty("containers")[0].GetProperty("exitCode").GetInt32().ShouldBe((int)Tasks[1]!["containers"]![0]!["exitCode"]!);
        var failure = answer.GetProperty("failures").EnumerateArray().ShouldHaveSingleItem();
        failure.GetProperty("reason").GetString().ShouldBe("MISSING");
        failure.GetProperty("arn").GetString()!.ShouldEndWith(new string('e', 32));
    }

    [Fact]
    public async Task Describe_tasks_refuses_101_ids_and_an_unknown_cluster()
    {
        string[] many = [.. Enumerable.Range(0, 101).Select(i => i.ToString("D32", CultureInfo.InvariantCulture))];

        (await Aws.Error(["ecs", "describe-tasks", "--cluster", "prod", "--tasks", .. many])).ShouldContain("(InvalidParameterException)");
        (await Aws.Json(["ecs", "describe-tasks", "--cluster", "prod", "--tasks", .. many[..100]])).GetProperty("failures").GetArrayLength().ShouldBe(100 - Tasks.Count);
        (await Aws.Error("ecs", "describe-tasks", "--cluster", "nowhere", "--tasks", many[0])).ShouldContain("(ClusterNotFoundException)");
    }

    [Fact]
    public async Task Describe_task_definition_knows_a_revision_and_the_newest_of_a_family()
    {
        var exact = await Aws.Json("ecs", "describe-task-definition", "--task-definition", "checkout:41");
        exact.GetProperty("taskDefinition").GetProperty("containerDefinitions")[0].GetProperty("image").GetString().ShouldBe("checkout:1.4.1");
        var newest = await Aws.Json("ecs", "describe-task-definition", "--task-definition", "checkout", "--include", "TAGS");
        newest.GetProperty("taskDefinition").GetProperty("revision").GetInt32().ShouldBe(42);
        newest.GetProperty("tags")[0].GetProperty("value").GetString().ShouldBe("pay");
        (await Aws.Error("ecs", "describe-task-definition", "--task-definition", "checkout:99")).ShouldContain("(ClientException)");
    }

    [Fact]
    public async Task Describe_services_agrees_with_the_case()
    {
        var answer = await Aws.Json("ecs", "describe-services", "--cluster", "prod", "--services", "checkout", "cart");

        var service = answer.GetProperty("services").EnumerateArray().ShouldHaveSingleItem();
        service.GetProperty("desiredCount").GetInt32().ShouldBe((int)_case["ecs"]!["services"]![0]!["desiredCount"]!);
        service.GetProperty("events")[0].GetProperty("message").GetString().ShouldBe((string)_case["ecs"]!["services"]![0]!["events"]![0]!["message"]!);
        answer.GetProperty("failures")[0].GetProperty("reason").GetString().ShouldBe("MISSING");
    }

    [Fact]
    public async Task Get_log_events_reads_forward_and_backward_until_the_token_repeats()
    {
        (await Pages("--start-from-head", "nextForwardToken")).SelectMany(page => page).ShouldBe(Lines);
        (await Pages("--no-start-from-head", "nextBackwardToken")).Reverse().SelectMany(page => page).ShouldBe(Lines);
        (await Aws.Error("logs", "get-log-events", "--log-group-name", "/ecs/checkout", "--log-stream-name", "none")).ShouldContain("The specified log stream does not exist.");
        (await Aws.Error("logs", "get-log-events", "--log-group-name", "/ecs/none", "--log-stream-name", "none")).ShouldContain("The specified log group does not exist.");
    }

    [Theory]
    [InlineData("?WARN ?panic", new[] { 1, 4 })]
    [InlineData("\"code=E-17 (final)\"", new[] { 3 })]
    [InlineData("ERROR -retry", new[] { 3 })]
    [InlineData("%code=E-[0-9]+%", new[] { 2, 3 })]
    [InlineData("{ $.a.b = \"x\" }", new[] { 5 })]
    [InlineData("", new[] { 0, 1, 2, 3, 4, 5, 6 })]
    public async Task Filter_log_events_finds_the_lines_that_the_pattern_means(string pattern, int[] expected)
    {
        var answer = await Aws.Json("logs", "filter-log-events", "--log-group-name", "/ecs/checkout", "--filter-pattern", pattern, "--page-size", "2");

        Texts(answer.GetProperty("events"), "message").ShouldBe(expected.Select(index => Lines[index]));
        Texts(answer.GetProperty("events"), "eventId").Distinct().Count().ShouldBe(expected.Length);
    }

    [Fact]
    public async Task A_pattern_that_is_none_is_refused() =>
        (await Aws.Error("logs", "filter-log-events", "--log-group-name", "/ecs/checkout", "--filter-pattern", "{ $.a ~ 1 }")).ShouldContain("(InvalidParameterException)");

    [Fact]
    public async Task Sts_says_who_calls()
    {
        var answer = await Aws.Json("sts", "get-caller-identity");

        answer.GetProperty("Account").GetString().ShouldBe("111122223333");
        (await Aws.Error("sts", "assume-role", "--role-arn", "arn:aws:iam::444455556666:role/none", "--role-session-name", "me")).ShouldContain("(AccessDenied)");
    }

    [Fact]
    public async Task A_service_that_is_not_recorded_is_denied()
    {
        (await Aws.Error("ecr", "describe-repositories")).ShouldContain("(AccessDeniedException)");
        (await Aws.Error("iam", "get-role", "--role-name", "x")).ShouldContain("(AccessDenied)");
        (await Aws.Error("ec2", "describe-subnets")).ShouldContain("(UnauthorizedOperation)");
    }

    private async Task<IReadOnlyList<string[]>> Pages(string direction, string next)
    {
        List<string[]> pages = [];
        string[] token = [];
        while (true)
        {
            var page = await Aws.Json(["logs", "get-log-events", "--log-group-name", "/ecs/checkout", "--log-stream-name", Stream, "--limit", "3", direction, .. token]);
            if (token.Length > 0 && page.GetProperty(next).GetString() == token[1])
                return pages;
            pages.Add(Texts(page.GetProperty("events"), "message"));
            token = ["--next-token", page.GetProperty(next).GetString()!];
        }
    }

    private static string[] Texts(JsonElement list, string? member = null) =>
        [.. list.EnumerateArray().Select(element => (member is null ? element : element.GetProperty(member)).GetString()!)];
}
