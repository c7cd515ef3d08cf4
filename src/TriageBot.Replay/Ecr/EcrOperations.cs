using TriageBot.Replay.Wire;

namespace TriageBot.Replay.Ecr;

/// <summary>The operations of Amazon ECR's private registries that a case can answer.</summary>
internal static class EcrOperations
{
    public const string TargetPrefix = "AmazonEC2ContainerRegistry_V20150921";

    public static Operation? Find(string operation) => operation switch
    {
        "DescribeRepositories" => Repositories.Describe,
        "GetRepositoryPolicy" => Repositories.GetPolicy,
        "DescribeImages" => Images.Describe,
        "BatchGetImage" => Images.BatchGet,
        _ => null,
    };
}
