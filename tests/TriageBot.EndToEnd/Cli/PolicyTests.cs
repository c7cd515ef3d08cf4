using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Stacks;

namespace TriageBot.EndToEnd.Cli;

public sealed class PolicyTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Only_reads_are_allowed_and_secrets_are_denied_whatever_else_is_granted()
    {
        var statements = await Statements();

        var allowed = statements.Where(s => (string?)s["Effect"] == "Allow").SelectMany(Actions).ToList();
        allowed.ShouldBeUnique();
        allowed.Where(a => !IsRead(a)).ShouldBeEmpty();
        var denied = statements.Where(s => (string?)s["Effect"] == "Deny").ShouldHaveSingleItem();
        Actions(denied).ShouldContain("secretsmanager:GetSecretValue");
        Actions(denied).ShouldContain("ssm:GetParameter*");
        ((string?)denied["Resource"]![0]).ShouldBe("*");
    }

    /// <summary>By AWS's own naming, and the few calls that read under another name.</summary>
    private static bool IsRead(string action) =>
        action.Split(':', 2)[1] is var name
        && (name.StartsWith("Describe", StringComparison.Ordinal) || name.StartsWith("List", StringComparison.Ordinal) || name.StartsWith("Get", StringComparison.Ordinal)
            || action is "logs:FilterLogEvents" or "logs:StartQuery" or "logs:StopQuery" or "iam:SimulatePrincipalPolicy" or "ecr:BatchGetImage");

    [Fact]
    public async Task Every_call_of_an_investigation_is_granted()
    {
        // What the program is seen to call over all shipped cases; that nothing else is granted is seen where the policy is enforced.
        var called = new HashSet<string>();
        foreach (var name in Repository.CaseNames)
        {
            var target = (string)Repository.Read(name)["expected"]!["target"]!;
            var run = await Cli.Run("why", target, "--replay", Repository.Case(name), "-v");
            called.UnionWith(run.Error.Split('\n').Where(l => l.StartsWith("  ", StringComparison.Ordinal)).Select(l => l.Trim().Split(' ')[0]));
        }

        var granted = (await Statements()).Where(s => (string?)s["Effect"] == "Allow").SelectMany(Actions).ToList();

        called.Count.ShouldBeGreaterThan(5);
        called.ShouldBeSubsetOf(granted);
    }

    [Fact]
    public async Task Account_partition_and_log_groups_narrow_it()
    {
        var statements = await Statements("--account", "111122223333", "--partition", "aws-us-gov", "--log-group", "/my/app/*", "--log-group", "arn:aws-us-gov:logs:us-gov-west-1:444455556666:log-group:shared");

        var resources = statements.Where(s => (string?)s["Effect"] == "Allow").SelectMany(s => s["Resource"]!.AsArray().Select(r => (string)r!)).ToList();
        resources.ShouldContain("arn:aws-us-gov:logs:*:111122223333:log-group:/my/app/*:*");
        resources.ShouldContain("arn:aws-us-gov:logs:us-gov-west-1:444455556666:log-group:shared:*");
        resources.Where(r => r != "*").ShouldAllBe(r => r.StartsWith("arn:aws-us-gov:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_queue_of_alerts_adds_one_statement_and_nothing_of_it_is_there_otherwise()
    {
        const string Queue = "arn:aws:sqs:eu-central-1:111122223333:triagebot-alerts";

        (await Statements()).SelectMany(Actions).ShouldNotContain(a => a.StartsWith("sqs:", StringComparison.Ordinal));

        var statement = (await Statements("--queue", Queue, "--queue", Queue)).Where(s => Actions(s).Any(a => a.StartsWith("sqs:", StringComparison.Ordinal))).ShouldHaveSingleItem();
        Actions(statement).ShouldBe(["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility", "sqs:GetQueueAttributes"]);
        statement["Resource"]!.AsArray().Select(r => (string)r!).ShouldBe([Queue]);
    }

    [Fact]
    public async Task The_roles_and_log_groups_of_the_configuration_are_in_it()
    {
        var config = _folder.Write("triagebot.yaml", """
            Aws: { Accounts: [ { Id: '444455556666', RoleArn: 'arn:aws:iam::444455556666:role/reader' } ] }
            Evidence: { EventLogGroups: [ stopped-tasks ] }
            """);

        var statements = await Statements("--config", config);

        var assume = statements.Where(s => Actions(s).Contains("sts:AssumeRole")).ShouldHaveSingleItem();
        ((string?)assume["Resource"]![0]).ShouldBe("arn:aws:iam::444455556666:role/reader");
        statements.SelectMany(s => s["Resource"]!.AsArray().Select(r => (string)r!)).ShouldContain("arn:aws:logs:*:*:log-group:stopped-tasks:*");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_configured_model_on_Bedrock_may_be_asked_and_no_other_model()
    {
        var config = _folder.Path("triagebot.yaml");
        await File.WriteAllTextAsync(config, "Model:\n  Provider: bedrock\n  Name: eu.anthropic.claude-sonnet-4-5-20250929-v1:0\n", TestContext.Current.CancellationToken);

        var statement = (await Statements("--config", config)).Single(s => Actions(s).Contains("bedrock:InvokeModel"));

        statement["Resource"]!.AsArray().Select(r => (string)r!).ShouldAllBe(r => r.Contains("claude-sonnet-4-5", StringComparison.Ordinal));
        (await Statements()).SelectMany(Actions).ShouldNotContain(a => a.StartsWith("bedrock", StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<JsonNode>> Statements(params string[] options)
    {
        var run = await Cli.Run(["policy", .. options]);
        run.Status.ShouldBe(0, run.Error);
        run.Error.ShouldBeEmpty();
        var policy = JsonNode.Parse(run.Out)!;
        ((string?)policy["Version"]).ShouldBe("2012-10-17");
        return [.. policy["Statement"]!.AsArray().Select(s => s!)];
    }

    private static IEnumerable<string> Actions(JsonNode statement) => statement["Action"]!.AsArray().Select(a => (string)a!);
}
