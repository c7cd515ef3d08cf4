using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Tests.Rulebook;

/// <summary>Stops of which the record tells who ended the task, and not what for.</summary>
public sealed class LostReasonsTests(BuiltInRules builtIn) : IClassFixture<BuiltInRules>
{
    private readonly Rules _rules = builtIn.Rules;

    [Theory]
    [InlineData("Invalid HTTP_HOST header: '10.0.1.5:8000'. You may need to add '10.0.1.5' to ALLOWED_HOSTS.")]
    [InlineData("10.0.3.7 - - [01/Jan/2026:14:02:01 +0000] \"GET /health HTTP/1.1\" 404 153")]
    [InlineData(" * Running on http://127.0.0.1:5000")]
    public void A_scheduler_that_gives_no_reason_may_have_failed_the_health_checks_that_the_log_tells_of(string line)
    {
        var top = _rules.Weigh(Stop.Of(StopCodes.SchedulerInitiated, null).Container("app", 143).Logged("app", line).Dossier())[0];

        top.Cause.ShouldBe("elb_health_check_failed");
        top.Strength.ShouldBe(Strength.Weak);
    }

    [Fact]
    public void With_a_reason_such_lines_are_only_noise() =>
        _rules.Weigh(Stop.Of(StopCodes.SchedulerInitiated, "Scaling activity initiated by (deployment ecs-svc/1)").Container("app", 143)
            .Logged("app", "10.0.3.7 - - [01/Jan/2026:14:02:01 +0000] \"GET /health HTTP/1.1\" 404 153").Dossier())
            .ShouldNotContain(h => h.Cause == "elb_health_check_failed");

    [Fact]
    public void A_stop_by_a_user_before_anything_ran_does_not_tell_why_it_had_not_started()
    {
        var only = _rules.Weigh(Stop.Of(StopCodes.UserInitiated, "Task stopped by user").With(t => t with { StartedAt = null }).Container("app", null).Dossier()).ShouldHaveSingleItem();

        only.Cause.ShouldBe("user_stopped");
        only.Bucket.ShouldBe(Bucket.Benign);
        only.Strength.ShouldBe(Strength.Weak);
        only.WouldSettle.ShouldNotBeNull().ShouldContain("not started");
    }

    [Fact]
    public void A_stop_by_a_user_of_a_task_that_ran_is_just_that()
    {
        var only = _rules.Weigh(Stop.Of(StopCodes.UserInitiated, "Task stopped by user").Container("app", 143).Dossier()).ShouldHaveSingleItem();

        only.Bucket.ShouldBe(Bucket.Benign);
        only.Strength.ShouldBe(Strength.Decisive);
    }

    [Theory]
    [InlineData("log_router")]
    [InlineData("aws-otel-collector")]
    [InlineData("envoy")]
    public void A_helper_that_serves_and_ends_with_0_is_not_done(string container)
    {
        var top = _rules.Weigh(Stop.Exited().Container(container, 0).Dossier())[0];

        top.Bucket.ShouldBe(Bucket.Unknown);
        top.Strength.ShouldBe(Strength.Weak);
    }

    [Theory]
    [InlineData("[OkHttp http://localhost:4317/...] ERROR io.opentelemetry.exporter.internal.grpc.OkHttpGrpcExporter - Failed to export metrics. Failed to connect to localhost/127.0.0.1:4317")]
    [InlineData("ERROR ddtrace.internal.writer: failed to send traces to intake at http://localhost:8126/v0.5/traces: [Errno 111] Connection refused")]
    public void Telemetry_that_cannot_be_sent_ends_nothing(string line) =>
        _rules.Weigh(Stop.Exited().Container("app", 1).Logged("app", line).Dossier()).ShouldAllBe(h => h.Strength == Strength.Weak);

    [Theory]
    [InlineData("Task failed VPC Lattice health checks in (target-group arn:aws:vpc-lattice:eu-central-1:111122223333:targetgroup/tg-0)")]
    [InlineData("Task failed Cloud Map health checks")]
    public void Checks_from_outside_are_told_like_a_load_balancers(string reason)
    {
        var top = _rules.Weigh(Stop.Of(StopCodes.SchedulerInitiated, reason).Container("app", 137).Dossier())[0];

        top.Cause.ShouldBe("elb_health_check_failed");
        top.Against.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("CannotPullContainerError: failed to resolve ref \"docker.io/acme/log-router:1\"", "sidecar_image_pull_failed")]
    [InlineData("CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref docker.io/acme/log-router:1: docker.io/acme/log-router:1: not found", "image_tag_not_found")]
    public void A_sidecars_image_whose_pull_failed_without_a_reason_is_named_as_such(string reason, string cause) =>
        _rules.Weigh(Stop.NeverStarted("Task failed to start").Container("app", null).Container("log_router", null, reason).Dossier())[0].Cause.ShouldBe(cause);
}
