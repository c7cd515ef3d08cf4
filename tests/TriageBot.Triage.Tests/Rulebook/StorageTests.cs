using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Tests.Rulebook;

/// <summary>AWS's and amazon-efs-utils' own strings; see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html</summary>
public sealed class StorageTests(BuiltInRules builtIn) : IClassFixture<BuiltInRules>
{
    private const string Efs = "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: ";

    private readonly Rules _rules = builtIn.Rules;

    [Theory]
    [InlineData("efs_dns_failed", Efs + "Failed to resolve \"fs-0123456789abcdef0.efs.eu-central-1.amazonaws.com\" - check that your file system ID is correct, and ensure that the VPC has an EFS mount target for this file system ID.")]
    [InlineData("efs_dns_failed", Efs + "Failed to resolve \"fs-0123456789abcdef0.ef...")]
    [InlineData("efs_mount_timeout", Efs + "Mount attempt 1/3 failed due to timeout after 15 sec, wait 0 sec before next attempt. b'mount.nfs4: mount system call failed' : unsuccessful EFS utils command execution; code: 32")]
    [InlineData("efs_access_denied", Efs + "b'mount.nfs4: access denied by server while mounting 127.0.0.1:/' : unsuccessful EFS utils command execution; code: 32")]
    [InlineData("efs_path_not_found", Efs + "b'mount.nfs4: mounting fs-0123456789abcdef0.efs.eu-central-1.amazonaws.com:/data failed, reason given by server: No such file or directory' : unsuccessful EFS utils command execution; code: 32")]
    [InlineData("efs_mount_race", Efs + "b'mount.nfs4: Connection reset by peer' : unsuccessful EFS utils command execution; code: 32")]
    [InlineData("efs_dns_failed", "CannotCreateContainerError: Error response from daemon: create ecs-app-1: VolumeDriver.Create: mounting volume failed: Failed to resolve \"fs-0123456789abcdef0.efs.eu-central-1.amazonaws.com\" - check that your file system ID is correct")]
    [InlineData("efs_mount_timeout", "Error response from daemon: create ecs-app-1: Post http://%2Frun%2Fdocker%2Fplugins%2Famazon-ecs-volume-plugin.sock/VolumeDriver.Create: context deadline exceeded")]
    [InlineData("readonly_filesystem", "CannotStartContainerError: Error response from daemon: OCI runtime create failed: runc create failed: unable to start container process: error mounting \"/x\" to rootfs at \"/data\": make mountpoint \"/data\": mkdir /data: read-only file system: unknown")]
    [InlineData("volume_driver_failed", "CannotCreateVolumeError: create data: VolumeDriver.Create: unknown driver")]
    [InlineData("volume_permission_denied", "CannotCreateContainerError: Error response from daemon: failed to copy file info for /var/lib/ecs/volumes/x: failed to chown /var/lib/ecs/volumes/x: operation not permitted")]
    [InlineData("volume_mount_conflict", "CannotStartContainerError: ResourceInitializationError: failed to create new container runtime task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error mounting \"/x\" to rootfs at \"/etc/nginx/nginx.conf\": not a directory: unknown")]
    public void Each_message_has_its_cause(string cause, string message)
    {
        var dossier = Stop.NeverStarted(message).Container("app", null).Event().Dossier();
        var top = _rules.Weigh(dossier)[0];

        top.Cause.ShouldBe(cause);
        top.Strength.ShouldNotBe(Strength.Weak);
        top.Against.ShouldBeEmpty();
        _rules.Supports(cause, dossier.Line("events#0")!, "app").ShouldNotBeNull();
        _rules.Next(top, dossier).ShouldNotBeNull();
    }

    [Fact]
    public void A_message_that_was_cut_before_its_reason_stays_unknown()
    {
        var only = _rules.Weigh(Stop.NeverStarted(Efs + "b'mount.nfs4:").Container("app", null).Dossier()).ShouldHaveSingleItem();

        only.Cause.ShouldBe("efs_mount_failed_truncated");
        only.Bucket.ShouldBe(Bucket.Unknown);
    }

    [Fact]
    public void A_refused_directory_below_the_root_may_not_exist()
    {
        var all = _rules.Weigh(Stop.NeverStarted(Efs + "b'mount.nfs4: access denied by server while mounting 127.0.0.1:/data' : unsuccessful EFS utils command execution; code: 32").Container("app", null).Dossier());

        all.Select(h => h.Cause).ShouldBe(["efs_access_denied", "efs_path_not_found"], ignoreOrder: true);
        all.ShouldAllBe(h => h.Strength == Strength.Weak);
    }

    [Theory]
    [InlineData("volume_data_conflict", "initdb: error: directory \"/var/lib/postgresql/data\" exists but is not empty")]
    [InlineData("readonly_filesystem", "OSError: [Errno 30] Read-only file system: '/tmp/cache'")]
    [InlineData("readonly_filesystem", "Error: EROFS: read-only file system, open '/app/.next/trace'")]
    [InlineData("volume_permission_denied", "chown: changing ownership of '/var/lib/postgresql/data': Operation not permitted")]
    public void What_an_application_says_of_its_volume_counts(string cause, string line)
    {
        var top = _rules.Weigh(Stop.Exited().Container("app", 1).Logged("app", line).Dossier())[0];

        top.Cause.ShouldBe(cause);
        top.Strength.ShouldBe(Strength.Strong);
        top.Bucket.ShouldBe(Bucket.Config);
    }

    [Fact]
    public void Nginx_may_start_on_a_read_only_root() =>
        _rules.Weigh(Stop.Exited().Container("web", 1).Logged("web", "10-listen-on-ipv6-by-default.sh: info: can not modify /etc/nginx/conf.d/default.conf (read-only file system?)").Dossier())
            .ShouldNotContain(h => h.Cause == "readonly_filesystem");

    [Fact]
    public void A_task_that_ran_had_its_volumes() =>
        _rules.Contradictions("efs_dns_failed", null, Stop.Exited().Container("app", 1).Dossier()).ShouldContain(c => c.EvidenceId == "record.startedAt");

    [Fact]
    public void A_file_system_that_answered_was_in_reach()
    {
        var dossier = Stop.NeverStarted(Efs + "b'mount.nfs4: access denied by server while mounting 127.0.0.1:/'").Container("app", null).Dossier();

        _rules.RuledOut(dossier, _rules.Weigh(dossier)[0]).ShouldContain(r => r.Cause == "efs_mount_timeout");
    }
}
