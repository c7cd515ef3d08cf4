using System.Text.Json.Nodes;

namespace TriageBot.Alerts.Tests.EventBridge;

public sealed class SymptomTests
{
    [Theory]
    [InlineData(
        "CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref 111122223333.dkr.ecr.eu-central-1.amazonaws.com/checkout:1.4.2: dial tcp 52.94.1.7:443: i/o timeout, request id: 0a1b2c3d-1111-2222-3333-444455556666",
        "CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref 111122223333.dkr.ecr.eu-central-1.amazonaws.com/checkout:1.4.2: dial tcp 52.94.9.88:443: i/o timeout, request id: ffff2c3d-9999-2222-3333-444455556666")]
    [InlineData(
        "ResourceInitializationError: unable to pull secrets: api error, RequestID: 7Q2T9ZK1M4XX, at 2026-01-01T14:02:12.456Z in subnet-0a1b2c3d4e5f60718 (eu-central-1a)",
        "ResourceInitializationError: unable to pull secrets: api error, RequestID: P3D8W0V6N2YY, at 2026-01-01T14:03:59Z in subnet-0b1b2c3d4e5f60719 (eu-central-1b)")]
    [InlineData(
        "Task failed to start on i-0123456789abcdef0 after 12.7s: arn:aws:ecs:eu-central-1:111122223333:container-instance/prod/0123456789abcdef0123456789abcdef was gone",
        "Task failed to start on i-0fedcba9876543210 after 9 s: arn:aws:ecs:eu-central-1:111122223333:container-instance/prod/fedcba9876543210fedcba9876543210 was gone")]
    [InlineData("ECS couldn\u2019t reach 2001:db8::17:9 from ip-10-0-1-17", "ECS couldn't   reach 2001:db8::aa:1 from ip-10-0-22-9")]
    public void Two_tasks_that_die_alike_have_one_symptom(string first, string second) => Of(first).ShouldBe(Of(second));

    [Fact]
    public void What_AWS_says_last_still_tells_long_reasons_apart()
    {
        const string Start = "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: "
            + "service call has been retried 5 time(s): failed to fetch secret arn:aws:secretsmanager:us-west-2:111122223333:secret:db-AbCdEf from secrets manager, by the role of this task's execution: ";

        var denied = Of(Start + "AccessDeniedException: not authorized");

        denied.Length.ShouldBe(300);
        denied.ShouldNotBe(Of(Start + "RequestCanceled: request context canceled"));
        denied.ShouldBe(Of(Start.Replace("5 time", "1 time", StringComparison.Ordinal) + "AccessDeniedException: not authorized"));
    }

    [Theory]
    [InlineData("Essential container in task exited", "Task failed container health checks")]
    [InlineData("failed to authorize: unexpected status: 403 Forbidden", "failed to authorize: unexpected status: 500 Internal Server Error")]
    [InlineData("dial tcp 10.0.0.1:5432: connection refused", "dial tcp 10.0.0.1:6379: connection refused")]
    [InlineData("image checkout:1.4.2 not found", "image payments:1.4.2 not found")]
    [InlineData("terminate called after throwing std::bad_alloc", "terminate called after throwing std::bad_cast")]
    [InlineData("CannotStartContainerError: exec format error", "CannotStartContainerError: exec: no such file")]
    public void Other_causes_have_other_symptoms(string first, string second) => Of(first).ShouldNotBe(Of(second));

    [Theory]
    [InlineData(0)]
    [InlineData(137)]
    [InlineData(143)]
    [InlineData(null)]
    public void How_ECS_ended_the_others_is_no_part_of_it(int? sidecar) =>
        Sample.Alert("task-stopped", ("detail.containers.1.exitCode", sidecar is { } code ? JsonValue.Create(code) : null))
            .Symptom.ShouldBe(Sample.Alert("task-stopped").Symptom);

    [Fact]
    public void Another_exit_code_or_container_is_another_symptom()
    {
        string?[] symptoms =
        [
            Sample.Alert("task-stopped").Symptom,
            Sample.Alert("task-stopped", ("detail.containers.0.exitCode", 1)).Symptom,
            Sample.Alert("task-stopped", ("detail.containers.0.reason", null)).Symptom,
            Sample.Alert("task-stopped", ("detail.containers.1.exitCode", 1)).Symptom,
        ];

        symptoms.ShouldBeUnique();
    }

    [Fact]
    public void The_order_of_containers_is_no_part_of_it()
    {
        var turned = Sample.Of("task-stopped", ("detail.containers.1.exitCode", 2));
        var containers = turned["detail"]!["containers"]!.AsArray();
        var first = containers[0]!;
        containers.RemoveAt(0);
        containers.Add(first);

        Sample.Read(turned).Alert!.Symptom.ShouldBe(Sample.Alert("task-stopped", ("detail.containers.1.exitCode", 2)).Symptom);
    }

    [Fact]
    public void It_is_bounded() => Of(new string('x', 100_000)).Length.ShouldBe(300);

    private static string Of(string reason) => Sample.Alert("task-stopped", ("detail.stoppedReason", reason)).Symptom.ShouldNotBeNull();
}
