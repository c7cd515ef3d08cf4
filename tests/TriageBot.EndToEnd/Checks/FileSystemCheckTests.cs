using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Stacks;
using TriageBot.Triage;
using TriageBot.Triage.Checks;

namespace TriageBot.EndToEnd.Checks;

/// <summary>EFS file systems, over a replayed account.</summary>
public sealed class FileSystemCheckTests
{
    private const string TimedOut =
        "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: Mount attempt 1/3 failed due to timeout after 15 sec, wait 0 sec before next attempt. b'mount.nfs4: mount system call failed' : unsuccessful EFS utils command execution; code: 32";

    private const string Unresolved =
        "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: Failed to resolve \"fs-0one.efs.eu-central-1.amazonaws.com\" - check that your file system ID is correct, and ensure that the VPC has an EFS mount target for this file system ID.";

    private const string Target = """{ "MountTargetId": "fsmt-0one", "FileSystemId": "fs-0one", "SubnetId": "subnet-0other", "VpcId": "vpc-0one", "IpAddress": "10.0.2.9", "AvailabilityZoneName": "eu-central-1a", "LifeCycleState": "available", "SecurityGroups": ["sg-0nfs"] }""";

    [Fact]
    public async Task A_mount_target_that_lets_the_task_in_is_reached() => Check(await Why(TimedOut, Efs(Target), 2049)).Status.ShouldBe(CheckStatus.Pass);

    [Fact]
    public async Task A_mount_target_that_does_not_is_the_missing_piece()
    {
        var answer = await Why(TimedOut, Efs(Target), 443);

        Check(answer).Detail.ShouldContain("no ingress rule of sg-0nfs, the security groups of mount target fsmt-0one of fs-0one, lets port 2049 in");
        answer.Reading.ShouldNotBeNull().For.ShouldContain(c => c.EvidenceId == "checks[efs/fs-0one]");
    }

    [Theory]
    [InlineData("""{ "MountTargetId": "fsmt-0two", "FileSystemId": "fs-0one", "SubnetId": "subnet-0third", "VpcId": "vpc-0one", "AvailabilityZoneName": "eu-central-1c", "LifeCycleState": "available" }""", "no mount target in eu-central-1a")]
    [InlineData("""{ "MountTargetId": "fsmt-0two", "FileSystemId": "fs-0one", "SubnetId": "subnet-0far", "VpcId": "vpc-0far", "AvailabilityZoneName": "eu-central-1a", "LifeCycleState": "available" }""", "only in vpc-0far")]
    [InlineData(null, "has no mount target (it is available)")]
    public async Task Where_the_zone_has_no_mount_target_the_name_does_not_resolve(string? target, string said)
    {
        var check = Check(await Why(Unresolved, Efs(target), 2049));

        check.Status.ShouldBe(CheckStatus.Fail);
        check.Detail.ShouldContain(said);
        check.SpeaksFor.ShouldBe(["efs_dns_failed"]);
    }

    [Fact]
    public async Task A_file_system_that_is_not_there_is_said() =>
        Check(await Why(Unresolved, new JsonObject { ["fileSystems"] = new JsonArray(), ["mountTargets"] = new JsonArray() }, 2049)).Detail.ShouldBe("there is no file system fs-0one in this Region and account");

    [Fact]
    public async Task Not_recorded_and_denied_cannot_be_told()
    {
        var unrecorded = await Why(TimedOut, null, 2049);
        Check(unrecorded).Status.ShouldBe(CheckStatus.Unknown);
        unrecorded.Dossier.Gaps.ShouldContain(g => g.Grant != null && g.Grant.Contains("elasticfilesystem:DescribeMountTargets"));

        Check(await Incident(TimedOut).Fault("DescribeMountTargetSecurityGroups", "AccessDeniedException").Asked().In(Around(2049)).With("efs", Efs(Target)).Why()).Detail.ShouldContain("security groups of mount target fsmt-0one of fs-0one are not known");
    }

    private static Check Check(Answer answer) => answer.Check("efs/fs-0one");

    private static Task<Answer> Why(string reason, JsonObject? efs, int port) => Incident(reason).Asked().In(Around(port)).With("efs", efs).Why();

    private static Network Around(int port) => new Network().Group("sg-0nfs", port, Network.TaskGroup);

    private static Incident Incident(string reason) => Surrounded.NeverStarted(reason).Volume("fs-0one");

    private static JsonObject Efs(string? target) => new()
    {
        ["fileSystems"] = new JsonArray(new JsonObject { ["FileSystemId"] = "fs-0one", ["LifeCycleState"] = "available" }),
        ["mountTargets"] = target is null ? new JsonArray() : new JsonArray(JsonNode.Parse(target)),
    };
}
