using TriageBot.Triage.Ecs;
using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Tests.Rulebook;

/// <summary>What the definition's mounts make of files that are missing or refused.</summary>
public sealed class MountsTests(BuiltInRules builtIn) : IClassFixture<BuiltInRules>
{
    private readonly Rules _rules = builtIn.Rules;

    [Theory]
    [InlineData("/app", "exec /app/entrypoint.sh: no such file or directory")]
    [InlineData("/app/", "Error: Cannot find module '/app/dist/main.js'")]
    [InlineData("/srv", "python: can't open file '/srv/main.py': [Errno 2] No such file or directory")]
    [InlineData("/opt/app", "Error: Unable to access jarfile /opt/app/app.jar")]
    public void A_program_that_is_not_found_under_a_mount_is_hidden_by_it(string mount, string line)
    {
        var dossier = Exited(127, mount).Logged("app", line).Dossier();
        var top = _rules.Weigh(dossier)[0];

        top.Cause.ShouldBe("volume_shadows_entrypoint");
        top.Against.ShouldBeEmpty();
        top.For.ShouldContain(c => c.EvidenceId == "definition.containers[app].mountPoints");
        _rules.Supports(top.Cause, dossier.Line("logs/app#0")!, "app").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("exec /app/entrypoint.sh: no such file or directory", "/data")]
    [InlineData("exec /app/entrypoint.sh: no such file or directory", "/app/entry")]
    [InlineData("exec /app/entrypoint.sh: no such file or directory", "/")]
    public void A_mount_elsewhere_hides_nothing(string line, string mount) =>
        _rules.Weigh(Exited(127, mount).Logged("app", line).Dossier())
            .ShouldNotContain(h => h.Cause == "volume_shadows_entrypoint" || h.Cause == "missing_file_on_volume");

    [Theory]
    [InlineData("FileNotFoundError: [Errno 2] No such file or directory: '/data/model.bin'")]
    [InlineData("Error: ENOENT: no such file or directory, open '/data/app.yaml'")]
    public void A_file_that_is_not_found_under_a_mount_is_missing_on_the_volume(string line) =>
        _rules.Weigh(Exited(1, "/data").Logged("app", line).Dossier())[0].Cause.ShouldBe("missing_file_on_volume");

    [Theory]
    [InlineData("/app/media", "volume_permission_denied")]
    [InlineData("/var/data", "permission_denied_runtime")]
    public void A_refused_path_is_the_volumes_where_it_lies_on_one(string mount, string cause) =>
        _rules.Weigh(Exited(1, mount).Logged("app", "PermissionError: [Errno 13] Permission denied: '/app/media'").Dossier())[0].Cause.ShouldBe(cause);

    [Fact]
    public void A_program_that_the_runtime_did_not_find_under_a_mount_is_hidden_by_it()
    {
        const string Message = "CannotStartContainerError: Error response from daemon: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: \"/app/run.sh\": stat /app/run.sh: no such file or directory: unknown";

        var top = _rules.Weigh(Stop.NeverStarted(Message).Container("app", null).Defined(Mounted("/app")).Dossier())[0];

        top.Cause.ShouldBe("volume_shadows_entrypoint");
    }

    [Theory]
    [InlineData("EC2", false, Strength.Weak)]
    [InlineData("EC2", true, Strength.Strong)]
    [InlineData("FARGATE", false, Strength.Strong)]
    public void An_instances_disk_may_turn_read_only_where_the_definition_does_not(string launchType, bool isReadOnly, Strength strength) =>
        _rules.Weigh(Stop.Exited().With(t => t with { LaunchType = launchType }).Container("app", 1).Defined(c => c with { IsReadOnlyRoot = isReadOnly })
            .Logged("app", "java.nio.file.FileSystemException: /tmp/job: Read-only file system").Dossier())
            .First(h => h.Cause == "readonly_filesystem").Strength.ShouldBe(strength);

    [Fact]
    public void Of_nested_mounts_the_inner_one_counts()
    {
        var container = Mounted("/data", "/data/cache")(new ContainerDefinition { Name = "app" });

        container.MountOver("/data/cache/x").ShouldNotBeNull().ContainerPath.ShouldBe("/data/cache");
        container.MountOver("/data/x").ShouldNotBeNull().ContainerPath.ShouldBe("/data");
        container.MountOver("/database").ShouldBeNull();
    }

    private static Stop Exited(int code, string mount) => Stop.Exited().Container("app", code).Defined(Mounted(mount));

    private static Func<ContainerDefinition, ContainerDefinition> Mounted(params string[] paths) =>
        c => c with { MountPoints = [.. paths.Select(p => new MountPoint("data", p, false))] };
}
