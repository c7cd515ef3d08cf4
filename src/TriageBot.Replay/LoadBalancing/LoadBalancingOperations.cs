using System.Xml.Linq;
using TriageBot.Replay.Wire;

namespace TriageBot.Replay.LoadBalancing;

/// <summary>The operations of Elastic Load Balancing (version 2) that a case can answer.</summary>
internal static class LoadBalancingOperations
{
    public const string Version = "2015-12-01";

    public static readonly XNamespace Namespace = "http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/";

    public static Operation? Find(string operation) => operation switch
    {
        "DescribeTargetGroups" => TargetGroups.Describe,
        "DescribeTargetHealth" => TargetHealth.Describe,
        _ => null,
    };
}
