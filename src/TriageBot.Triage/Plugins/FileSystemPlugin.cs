using System.ComponentModel;
using TriageBot.Triage.Efs;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Plugins;

/// <summary>Look-ups of the EFS file systems that a task definition names, as they are now.</summary>
public sealed class FileSystemPlugin(IEfs efs, AwsScope scope)
{
    [Description("A file system: whether it is there and ready.")]
    public Task<Finding<FileSystem>> FileSystem([Description("Such as fs-0abc.")] string id, CancellationToken cancellationToken) =>
        Asking("file-system", id, $"file system {id}", $"DescribeFileSystems {id}")
            .Ask(() => efs.DescribeFileSystem(scope, id, cancellationToken), found => $"{found.LifeCycleState}, {found.MountTargets ?? 0} mount targets", $"there is no file system {id}");

    [Description("Where a file system is reached: one mount target in each zone at most.")]
    public Task<Finding<IReadOnlyList<MountTarget>>> MountTargets([Description("Such as fs-0abc.")] string id, CancellationToken cancellationToken) =>
        Asking("mount-targets", id, $"mount targets of {id}", $"DescribeMountTargets {id}")
            .Ask(
                () => efs.DescribeMountTargets(scope, id, cancellationToken),
                found => found.Count == 0 ? "no mount target" : string.Join(", ", found.Select(t => t.AvailabilityZoneName ?? t.SubnetId)),
                $"there is no file system {id}");

    [Description("The security groups of a mount target.")]
    public Task<Finding<IReadOnlyList<string>>> Groups([Description("The mount target.")] MountTarget target, CancellationToken cancellationToken) =>
        Asking("mount-target-groups", target.FileSystemId, $"security groups of mount target {target.Id}", $"DescribeMountTargetSecurityGroups {target.Id}")
            .Ask(() => efs.DescribeMountTargetSecurityGroups(scope, target.Id, cancellationToken), found => string.Join(", ", found), $"there is no mount target {target.Id}");

    private Asking Asking(string kind, string fileSystem, string what, string query) =>
        new($"efs/{kind}/{fileSystem}", what, "efs", query, null, $"arn:{scope.Partition}:elasticfilesystem:{scope.Region}:{scope.Account ?? "*"}:file-system/{fileSystem}");
}
