using TriageBot.Aws.Tests.Fakes;
using TriageBot.Triage.Ports;

namespace TriageBot.Aws.Tests.Efs;

public sealed class EfsTests : IDisposable
{
    private readonly Account _account = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _account.Dispose();

    [Fact]
    public async Task Mount_targets_come_in_pages_and_name_their_groups_by_a_call_of_their_own()
    {
        _account.Aws
            .On("DescribeMountTargets", request => Reply.Raw(request.Uri.Query.Contains("Marker=m%26x", StringComparison.Ordinal)
                ? """{"MountTargets":[{"MountTargetId":"fsmt-2","FileSystemId":"fs-1","SubnetId":"subnet-2","LifeCycleState":"creating"}]}"""
                : """{"MountTargets":[{"MountTargetId":"fsmt-1","FileSystemId":"fs-1","SubnetId":"subnet-1","VpcId":"vpc-1","IpAddress":"10.0.0.5","NetworkInterfaceId":"eni-1","LifeCycleState":"available"}],"NextMarker":"m&x"}"""))
            .On("DescribeMountTargetSecurityGroups", _ => Reply.Raw("""{"SecurityGroups":["sg-1"]}"""));

        var targets = (await _account.Clients.Efs.DescribeMountTargets(_account.Scope, "fs-1", Cancel)).ShouldNotBeNull();

        targets.Select(t => (t.Id, t.SubnetId, t.LifeCycleState)).ShouldBe([("fsmt-1", "subnet-1", "available"), ("fsmt-2", "subnet-2", "creating")]);
        (await _account.Clients.Efs.DescribeMountTargetSecurityGroups(_account.Scope, "fsmt-1", Cancel)).ShouldBe(["sg-1"]);
        _account.Aws.Requests.Last().Uri.ToString().ShouldBe("https://elasticfilesystem.eu-central-1.amazonaws.com/2015-02-01/mount-targets/fsmt-1/security-groups");
    }

    [Fact]
    public async Task A_configured_endpoints_own_path_stays()
    {
        using var account = new Account(new() { ["AWS_ENDPOINT_URL_EFS"] = "http://localhost:9/aws" });
        await Should.ThrowAsync<AwsReadException>(() => account.Clients.Efs.DescribeFileSystem(account.Scope, "fs-1&x=1", Cancel));

        account.Aws.Requests.First().Uri.AbsoluteUri.ShouldBe("http://localhost:9/aws/2015-02-01/file-systems?FileSystemId=fs-1%26x%3D1");
    }

    [Fact]
    public async Task A_file_system_tells_its_state_and_one_that_is_gone_is_none()
    {
        _account.Aws.On("DescribeFileSystems", _ => Reply.Raw("""{"FileSystems":[{"FileSystemId":"fs-1","Name":"data","LifeCycleState":"available","NumberOfMountTargets":2}]}"""));
        var system = (await _account.Clients.Efs.DescribeFileSystem(_account.Scope, "fs-1", Cancel)).ShouldNotBeNull();
        (system.Name, system.LifeCycleState, system.MountTargets).ShouldBe(("data", "available", 2));

        _account.Aws
            .On("DescribeFileSystems", _ => Reply.PathError("FileSystemNotFound", "File system 'fs-2' does not exist."))
            .On("DescribeMountTargets", _ => Reply.PathError("FileSystemNotFound", "File system 'fs-2' does not exist."))
            .On("DescribeMountTargetSecurityGroups", _ => Reply.PathError("MountTargetNotFound", "Mount target 'fsmt-2' does not exist."));
        (await _account.Clients.Efs.DescribeFileSystem(_account.Scope, "fs-2", Cancel)).ShouldBeNull();
        (await _account.Clients.Efs.DescribeMountTargets(_account.Scope, "fs-2", Cancel)).ShouldBeNull();
        (await _account.Clients.Efs.DescribeMountTargetSecurityGroups(_account.Scope, "fsmt-2", Cancel)).ShouldBeNull();
    }
}
