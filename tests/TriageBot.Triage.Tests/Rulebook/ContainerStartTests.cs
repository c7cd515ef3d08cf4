using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Tests.Rulebook;

/// <summary>The runtimes' own strings, as ECS passes them on.</summary>
public sealed class ContainerStartTests(BuiltInRules builtIn) : IClassFixture<BuiltInRules>
{
    private const string Docker = "CannotStartContainerError: Error response from daemon: ";
    private const string Shim = "CannotStartContainerError: ResourceInitializationError: failed to create new container runtime task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: ";

    private readonly Rules _rules = builtIn.Rules;

    [Theory]
    [InlineData("command_not_found", Shim + "exec: \"serve\": executable file not found in $PATH: unknown")]
    [InlineData("command_not_found", Docker + "OCI runtime create failed: container_linux.go:380: starting container process caused: exec: \"python\": executable file not found in $PATH: unknown")]
    [InlineData("command_not_found", "CannotStartContainerError: API error (500): Cannot start container 54b6: [8] System error: exec: \"node index.js\": executable file not found in $PATH")]
    [InlineData("exec_format_error", Shim + "exec /app: exec format error: unknown")]
    [InlineData("permission_denied_entrypoint", Shim + "exec: \"/app/start.sh\": permission denied: unknown")]
    [InlineData("wrong_command", "CannotCreateContainerError: Error response from daemon: No command specified")]
    [InlineData("host_port_conflict", "CannotStartContainerError: API error (500): driver failed programming external connectivity on endpoint ecs-x: Bind for 0.0.0.0:8080 failed: port is already allocated")]
    [InlineData("host_port_conflict", "CannotStartContainerError: API error (500): Cannot start container x: failed to create endpoint ecs-x on network bridge: Bind for 0.0.0.0:80")]
    [InlineData("docker_daemon_timeout", "CannotInspectContainerError: Could not transition to inspecting; timed out after waiting 30s")]
    [InlineData("docker_daemon_timeout", "DockerTimeoutError: Could not transition to created; timed out after waiting 4m0s")]
    [InlineData("device_missing", Docker + "error gathering device information while adding custom device \"/dev/fuse\": no such file or directory")]
    [InlineData("disk_full", "CannotCreateContainerError: API error (500): devmapper: Thin Pool has 2862 free data blocks which is less than minimum required 4449 free data blocks.")]
    [InlineData("image_not_found", "CannotCreateContainerError: Error response from daemon: No such image: app:1")]
    [InlineData("kernel_limit_too_low", Docker + "OCI runtime create failed: unable to start container process: error during container init: error setting rlimit type 8: operation not permitted")]
    public void Each_message_has_its_cause(string cause, string message)
    {
        var dossier = Stop.NeverStarted("Task failed to start").Container("app", null, message).Event().Dossier();
        var top = _rules.Weigh(dossier)[0];

        top.Cause.ShouldBe(cause);
        top.Container.ShouldBe("app");
        top.Strength.ShouldNotBe(Strength.Weak);
        top.Bucket.ShouldNotBe(Bucket.Unknown);
        top.Against.ShouldBeEmpty();
        _rules.Supports(cause, dossier.Line("events#0")!, "app").ShouldNotBeNull();
        _rules.Next(top, dossier).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("container_start_failed_truncated", "CannotStartContainerError: Error response from daemon")]
    [InlineData("container_start_failed_truncated", "CannotStartContainerError: ResourceInitializationError: failed to create new container runtime task: OCI runtime create failed: container_linux.go:349: starting container process caused \"process_linux.go:449: container init caused \\\"rootfs_linux.go:58")]
    [InlineData("container_create_failed", "CannotCreateContainerError: API error (500): Untar")]
    public void A_message_that_was_cut_before_its_reason_stays_unknown(string cause, string message)
    {
        var only = _rules.Weigh(Stop.NeverStarted(message).Container("app", null).Dossier()).ShouldHaveSingleItem();

        only.Cause.ShouldBe(cause);
        only.Bucket.ShouldBe(Bucket.Unknown);
        _rules.Next(only, Stop.NeverStarted(message).Dossier()).ShouldBeNull();
    }

    [Fact]
    public void A_start_that_hangs_is_the_host_or_its_way_to_the_logs()
    {
        var all = _rules.Weigh(Stop.NeverStarted("DockerTimeoutError: Could not transition to started; timed out after waiting 3m0s").Container("app", null).Dossier());

        all.Select(h => h.Cause).ShouldBe(["docker_daemon_timeout", "logs_unreachable"]);
        all[0].Bucket.ShouldBe(Bucket.Unknown);
        all.ShouldAllBe(h => h.Strength == Strength.Weak);
    }

    [Fact]
    public void A_start_that_hangs_on_an_instance_is_read_as_its_load_and_proves_nothing()
    {
        var all = _rules.Weigh(Stop.NeverStarted("DockerTimeoutError: Could not transition to started; timed out after waiting 3m0s").With(t => t with { LaunchType = "EC2" }).Dossier());

        all[0].Bucket.ShouldBe(Bucket.Resource);
        all.ShouldAllBe(h => h.Strength == Strength.Weak);
    }

    [Fact]
    public void A_path_that_is_not_there_may_lie_under_a_volume()
    {
        var all = _rules.Weigh(Stop.NeverStarted(Shim + "exec: \"/opt/app/run.sh\": stat /opt/app/run.sh: no such file or directory: unknown").Container("app", null).Dossier());

        all.Select(h => h.Cause).ShouldBe(["command_not_found", "volume_shadows_entrypoint"]);
        all[1].Strength.ShouldBe(Strength.Weak);
    }

    [Theory]
    [InlineData("wrong_command", "Error: Got unexpected extra arguments (api execute_run)", 2)]
    [InlineData("wrong_command", "app.py: error: unrecognized arguments: --port 80", 2)]
    [InlineData("permission_denied_entrypoint", "exec /app/start.sh: permission denied", 126)]
    [InlineData("permission_denied_entrypoint", "Error: EACCES: permission denied, open '/srv/server.js'", 1)]
    [InlineData("kernel_limit_too_low", "[1]: max virtual memory areas vm.max_map_count [65530] is too low, increase to at least [262144]", 78)]
    public void What_a_program_says_of_its_start_counts(string cause, string line, int code)
    {
        var top = _rules.Weigh(Stop.Exited().Container("app", code).Logged("app", line).Dossier())[0];

        top.Cause.ShouldBe(cause);
        top.Strength.ShouldBe(Strength.Strong);
    }

    [Fact]
    public void A_container_that_ran_was_started() =>
        _rules.Contradictions("host_port_conflict", "app", Stop.Exited().Container("app", 1).Dossier()).ShouldContain(c => c.EvidenceId == "record.containers[app].exitCode");

    [Fact]
    public void A_container_that_the_daemon_itself_ended_never_ran() =>
        _rules.Contradictions("host_port_conflict", "app", Stop.NeverStarted("Task failed to start").Container("app", 128, "CannotStartContainerError: port is already allocated").Dossier()).ShouldBeEmpty();

    [Fact]
    public void What_the_runtime_could_not_run_had_been_pulled()
    {
        var dossier = Stop.NeverStarted(Shim + "exec: \"serve\": executable file not found in $PATH: unknown").Container("app", null).Dossier();

        _rules.RuledOut(dossier, _rules.Weigh(dossier)[0]).ShouldContain(r => r.Cause == "image_not_found");
    }

    [Fact]
    public void An_application_cannot_print_itself_a_failed_start() =>
        _rules.Supports("host_port_conflict", Stop.Line("app", "driver failed programming external connectivity: port is already allocated"), "app").ShouldBeNull();

    [Fact]
    public void A_setting_that_the_runtime_names_is_the_definitions()
    {
        var top = _rules.Weigh(Stop.NeverStarted("CannotStartContainerError: Error response from daemon: OCI runtime create failed: runc create failed: unable to start container process: error during container init: unable to find user app: no matching entries in passwd file: unknown").Container("app", null).Dossier())[0];

        top.Cause.ShouldBe("container_create_failed");
        top.Bucket.ShouldBe(Bucket.Config);
    }

    [Fact]
    public void Broken_firewall_rules_of_the_host_are_no_taken_port() =>
        _rules.Weigh(Stop.NeverStarted("CannotStartContainerError: Error response from daemon: driver failed programming external connectivity on endpoint x: (iptables failed: iptables --wait -t nat -A DOCKER: iptables: No chain/target/match by that name.)").Container("app", null).Dossier())[0].Cause.ShouldBe("container_start_failed_truncated");

    [Theory]
    [InlineData("--port")]
    [InlineData("0195aaaa-18b7-72c3-8935-313f6668bb0b")]
    public void What_is_no_programs_name_is_a_wrong_command(string first) =>
        _rules.Weigh(Stop.NeverStarted($"CannotStartContainerError: OCI runtime create failed: unable to start container process: exec: \"{first}\": executable file not found in $PATH: unknown").Container("app", null).Dossier())[0].Cause.ShouldBe("wrong_command");
}
