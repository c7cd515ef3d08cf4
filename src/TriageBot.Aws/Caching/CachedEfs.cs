using TriageBot.Aws.Operations;
using TriageBot.Triage.Efs;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Aws.Caching;

/// <summary>The tasks of one service share their file systems: answers serve seconds.</summary>
internal sealed class CachedEfs(IEfs efs, ReadThrough cache) : IEfs
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(15);

    public Task<FileSystem?> DescribeFileSystem(AwsScope scope, string fileSystemId, CancellationToken cancellationToken) =>
        cache.Get(
            ReadKey.Of(scope, Operation.DescribeFileSystems, fileSystemId),
            _ => Lifetime,
            token => efs.DescribeFileSystem(scope, fileSystemId, token),
            cancellationToken);

    public Task<IReadOnlyList<MountTarget>?> DescribeMountTargets(AwsScope scope, string fileSystemId, CancellationToken cancellationToken) =>
        cache.Get(
            ReadKey.Of(scope, Operation.DescribeMountTargets, fileSystemId),
            _ => Lifetime,
            token => efs.DescribeMountTargets(scope, fileSystemId, token),
            cancellationToken);

    public Task<IReadOnlyList<string>?> DescribeMountTargetSecurityGroups(
        AwsScope scope, string mountTargetId, CancellationToken cancellationToken) =>
        cache.Get(
            ReadKey.Of(scope, Operation.DescribeMountTargetSecurityGroups, mountTargetId),
            _ => Lifetime,
            token => efs.DescribeMountTargetSecurityGroups(scope, mountTargetId, token),
            cancellationToken);
}
