using System.Text.Json;
using System.Text.RegularExpressions;
using TriageBot.Triage.Ecs.Events;
using TriageBot.Triage.Rulebook;

namespace TriageBot.EndToEnd.Cases;

/// <summary>The shipped cases keep to the format that recordings have, so that whoever reads or adds one can trust it.</summary>
public sealed partial class ShippedCasesTests
{
    private static readonly string[] Required = ["name", "description", "source", "now", "account", "region", "ecs", "logs", "expected"];
    private static readonly string[] Optional = ["iam", "ec2", "ecr", "elbv2", "cloudwatch", "secretsmanager", "ssm", "faults", "steps"];
    private static readonly string[] Expectations = ["target", "verdict", "bucket", "cause", "container", "line"];
    private static readonly string[] Envelope = ["version", "id", "detail-type", "source", "account", "time", "region", "resources", "detail"];

    public static TheoryData<string> Files => [.. ShippedCase.FileNames()];

    [Fact]
    public void Each_of_the_stories_is_told() =>
        new[]
        {
            "app-crash-stack-trace", "deployment-sigkill", "forgotten-task", "heap-exhausted", "hostile-log",
            "image-tag-missing", "image-tag-missing-with-events", "oom-kill", "scale-in", "sidecar-died-first",
            "circuit-breaker-rollback", "elb-health-check", "exec-format-error", "exit-0-service-crash-loop", "killed-by-container-health-check",
            "log-group-missing", "looks-like-oom-is-not", "missing-variable", "noise-after-the-crash", "placement-failure-without-a-task", "secret-denied",
            "secret-unreachable", "spot-interruption", "two-dead-one-culprit", "user-stopped-with-a-misleading-reason", "zero-errors-reported",
        }.ShouldBeSubsetOf(ShippedCase.FileNames().Select(f => f.Replace(".case.json", "", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Files))]
    public void A_case_has_the_keys_of_the_format_and_no_others(string file)
    {
        var shipped = ShippedCase.Named(file);
        var keys = shipped.Root.EnumerateObject().Select(p => p.Name).ToList();

        keys.ShouldBeUnique();
        Required.ShouldBeSubsetOf(keys);
        keys.ShouldBeSubsetOf(Required.Concat(Optional));
        shipped.Root.GetProperty("name").GetString().ShouldBe(file.Replace(".case.json", "", StringComparison.Ordinal));
        shipped.Expected.EnumerateObject().Select(p => p.Name).ShouldBe(Expectations);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void An_expectation_is_one_that_a_report_can_give(string file)
    {
        var shipped = ShippedCase.Named(file);

        shipped.Expect("target").ShouldNotBeNullOrWhiteSpace();
        var bucket = Buckets.Parse(shipped.Expect("bucket")!).ShouldNotBeNull();
        shipped.Expect("cause")!.ShouldMatch("^[a-z0-9]+(_[a-z0-9]+)*$");
        var concluded = shipped.Expect("verdict") == "concluded";
        (shipped.Expect("line") is not null).ShouldBe(concluded, "a conclusion needs a line, and only a conclusion cites one");
        if (concluded)
            bucket.ShouldNotBe(Bucket.Unknown);
        else
            shipped.Expect("verdict").ShouldBeOneOf("record_only", "not_stopped", "not_found");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void The_expected_line_stands_in_one_stream_and_that_is_the_blamed_containers_or_an_event_of_what_was_asked_for(string file)
    {
        var shipped = ShippedCase.Named(file);
        if (shipped.Expect("line") is not { } line)
            return;

        var stream = shipped.Streams.Where(s => s.Events.Any(e => e.Message == line)).ShouldHaveSingleItem();
        var task = TaskId().Match(shipped.Expect("target")!).Value;

        if (stream.IsEventStream && EcsEvent.Parse(line) is ServiceActionEvent action)
            action.ServiceArn.ShouldBe(shipped.Expect("target"));
        else if (stream.IsEventStream)
            EcsEvent.Parse(line).ShouldBeOfType<TaskStateChange>().Task.TaskId.ShouldBe(task);
        else
            CaseTopology.StreamsOf(shipped, task, shipped.Expect("container")).ShouldContain(stream.Name);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_arn_is_of_the_cases_account_and_region(string file)
    {
        var shipped = ShippedCase.Named(file);

        var strangers = Arn().Matches(shipped.Text)
            .Where(m => m.Groups["account"].Value != shipped.Account || (m.Groups["region"].Value is not "" and var region && region != shipped.Region))
            .Select(m => m.Value);

        strangers.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_line_of_an_event_log_group_is_an_envelope_of_ecs(string file)
    {
        var shipped = ShippedCase.Named(file);
        foreach (var line in shipped.EventLines)
        {
            line.ShouldNotContain('\n');
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            root.EnumerateObject().Select(p => p.Name).ShouldBe(Envelope);
            root.GetProperty("source").GetString().ShouldBe("aws.ecs");
            root.GetProperty("account").GetString().ShouldBe(shipped.Account);
            root.GetProperty("region").GetString().ShouldBe(shipped.Region);
            if (root.GetProperty("detail-type").GetString() is "ECS Task State Change" or "ECS Service Action")
                EcsEvent.Parse(line).ShouldNotBeNull();
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void No_two_things_of_a_case_share_an_id(string file)
    {
        var shipped = ShippedCase.Named(file);

        foreach (var (list, key) in CaseTopology.Identities)
            CaseTopology.Texts(shipped.Ecs, list, key).ShouldBeUnique();
        shipped.Streams.Select(s => (s.Group, s.Name)).ShouldBeUnique();
        shipped.Ecs.GetProperty("services").EnumerateArray()
            .SelectMany(s => s.GetProperty("events").EnumerateArray()).Select(e => e.GetProperty("id").GetString()).ShouldBeUnique();

        // EventBridge may deliver an event twice, but then to the letter.
        shipped.EventLines.Distinct().Select(CaseTopology.EventId).ShouldBeUnique();
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Whatever_a_task_service_or_revision_runs_is_defined(string file)
    {
        var shipped = ShippedCase.Named(file);
        var defined = CaseTopology.Texts(shipped.Ecs, "taskDefinitions", "taskDefinitionArn");

        CaseTopology.Texts(shipped.Ecs, "tasks", "taskDefinitionArn").ShouldBeSubsetOf(defined);
        CaseTopology.Texts(shipped.Ecs, "services", "taskDefinition").ShouldBeSubsetOf(defined);
        CaseTopology.Texts(shipped.Ecs, "serviceRevisions", "taskDefinition").ShouldBeSubsetOf(defined);
        shipped.EventLines.Select(EcsEvent.Parse).OfType<TaskStateChange>().Select(e => e.Task.TaskDefinitionArn!).ShouldBeSubsetOf(defined);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void The_events_of_a_stream_are_in_order_and_are_ingested_after_they_were_read(string file)
    {
        foreach (var stream in ShippedCase.Named(file).Streams)
        {
            stream.Events.Select(e => e.Timestamp).ShouldBeInOrder();
            stream.Events.ShouldAllBe(e => e.IngestionTime >= e.Timestamp);
        }
    }

    [Fact]
    public void A_task_belongs_to_one_case_only() =>
        ShippedCase.FileNames().SelectMany(f => CaseTopology.Texts(ShippedCase.Named(f).Ecs, "tasks", "taskArn"))
            .Select(arn => arn[(arn.LastIndexOf('/') + 1)..]).ShouldBeUnique();

    [Fact]
    public void The_stack_trace_is_ingested_eight_seconds_after_it_is_asked_for()
    {
        var shipped = ShippedCase.Named("app-crash-stack-trace.case.json");
        var decisive = shipped.Streams.SelectMany(s => s.Events).Single(e => e.Message == shipped.Expect("line"));

        DateTimeOffset.FromUnixTimeMilliseconds(decisive.IngestionTime).ShouldBe(shipped.Now.AddSeconds(8), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void The_forgotten_task_is_not_among_the_tasks_that_ecs_lists()
    {
        var shipped = ShippedCase.Named("forgotten-task.case.json");

        CaseTopology.Texts(shipped.Ecs, "tasks", "taskArn").ShouldNotContain(arn => arn.EndsWith(TaskId().Match(shipped.Expect("target")!).Value, StringComparison.Ordinal));
    }

    [GeneratedRegex("(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])")]
    private static partial Regex TaskId();

    [GeneratedRegex("arn:aws:[a-z0-9-]+:(?<region>[a-z0-9-]*):(?<account>[0-9]*):")]
    private static partial Regex Arn();
}
