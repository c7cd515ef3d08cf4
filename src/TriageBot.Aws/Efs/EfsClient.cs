using System.Text.Json.Serialization.Metadata;
using TriageBot.Aws.Efs.Wire;
using TriageBot.Aws.Operations;
using TriageBot.Aws.Protocol;
using TriageBot.Aws.Transport;
using TriageBot.Triage.Efs;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Aws.Efs;

/// <summary>Amazon EFS. See https://docs.aws.amazon.com/efs/latest/ug/api-reference.html</summary>
internal sealed class EfsClient(ScopedCaller aws) : IEfs
{
    public async Task<FileSystem?> DescribeFileSystem(AwsScope scope, string fileSystemId, CancellationToken cancellationToken)
    {
        var answer = await Get(
            scope, Operation.DescribeFileSystems, ["file-systems"], [new("FileSystemId", fileSystemId)], EfsJson.Default.DescribeFileSystemsResponse, cancellationToken);
        return answer?.FileSystems.Present()
            .Select(f => new FileSystem(f.FileSystemId, f.FileSystemArn, f.Name, f.LifeCycleState, f.NumberOfMountTargets, f.AvailabilityZoneName))
            .FirstOrDefault();
    }

    public async Task<IReadOnlyList<MountTarget>?> DescribeMountTargets(AwsScope scope, string fileSystemId, CancellationToken cancellationToken)
    {
        List<MountTarget> found = [];
        string? marker = null;
        do
        {
            var page = await Get(
                scope,
                Operation.DescribeMountTargets,
                ["mount-targets"],
                [new("FileSystemId", fileSystemId), new("MaxItems", "100"), .. marker is null ? [] : new KeyValuePair<string, string>[] { new("Marker", marker) }],
                EfsJson.Default.DescribeMountTargetsResponse,
                cancellationToken);
            if (page is null)
                return null;

            found.AddRange(page.MountTargets.Present().Select(m => new MountTarget(
                m.MountTargetId, m.FileSystemId, m.SubnetId, m.VpcId, m.IpAddress, m.NetworkInterfaceId, m.AvailabilityZoneName, m.LifeCycleState)));
            marker = page.NextMarker;
        }
        while (marker is not null);

        return found;
    }

    public async Task<IReadOnlyList<string>?> DescribeMountTargetSecurityGroups(AwsScope scope, string mountTargetId, CancellationToken cancellationToken)
    {
        var answer = await Get(
            scope, Operation.DescribeMountTargetSecurityGroups, ["mount-targets", mountTargetId, "security-groups"], [],
            EfsJson.Default.DescribeMountTargetSecurityGroupsResponse, cancellationToken);
        return answer is null ? null : [.. answer.SecurityGroups.Present()];
    }

    /// <summary>Null where it does not exist.</summary>
    private async Task<T?> Get<T>(
        AwsScope scope, Operation operation, IReadOnlyList<string> path, IEnumerable<KeyValuePair<string, string>> query, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await aws.Get(scope, operation, path, query, type, cancellationToken);
        }
        catch (AwsReadException e) when (e.Failure.Kind == FailureKind.NotFound)
        {
            return null;
        }
    }
}
