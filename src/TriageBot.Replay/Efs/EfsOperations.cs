using TriageBot.Replay.Wire;

namespace TriageBot.Replay.Efs;

/// <summary>The operations of Amazon EFS that a case can answer. They are asked by paths.</summary>
internal static class EfsOperations
{
    public const string Name = "elasticfilesystem";

    public static Operation? Find(string operation) => operation switch
    {
        "DescribeFileSystems" => FileSystems.Describe,
        "DescribeMountTargets" => MountTargets.Describe,
        "DescribeMountTargetSecurityGroups" => MountTargets.DescribeSecurityGroups,
        _ => null,
    };
}
