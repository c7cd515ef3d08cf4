using TriageBot.Triage.Efs;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Ports;

/// <summary>The reads of Amazon EFS that a look at a mount needs. Every method throws <see cref="AwsReadException"/> where AWS refuses. Answers are kept for seconds.</summary>
public interface IEfs
{
    /// <summary>DescribeFileSystems for one; null where there is none.</summary>
    Task<FileSystem?> DescribeFileSystem(AwsScope scope, string fileSystemId, CancellationToken cancellationToken);

    /// <summary>DescribeMountTargets of a file system; null where there is no such file system.</summary>
    Task<IReadOnlyList<MountTarget>?> DescribeMountTargets(AwsScope scope, string fileSystemId, CancellationToken cancellationToken);

    /// <summary>DescribeMountTargetSecurityGroups: the ids of its groups; null where there is no such mount target.</summary>
    Task<IReadOnlyList<string>?> DescribeMountTargetSecurityGroups(AwsScope scope, string mountTargetId, CancellationToken cancellationToken);
}
