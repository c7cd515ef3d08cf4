using System.Xml.Linq;
using TriageBot.Replay.Wire;

namespace TriageBot.Replay.Ec2;

/// <summary>The operations of Amazon EC2 that a case can answer.</summary>
internal static class Ec2Operations
{
    public const string Version = "2016-11-15";

    public static readonly XNamespace Namespace = "http://ec2.amazonaws.com/doc/2016-11-15/";

    public static Operation? Find(string operation) => operation switch
    {
        "DescribeVpcAttribute" => VpcAttributes.Describe,
        "DescribeVpcBlockPublicAccessOptions" => BlockPublicAccess.Describe,
        _ => Ec2Kinds.All.FirstOrDefault(kind => kind.Operation == operation) is { } described
            ? (place, input, json) => Described.Answer(described, place, input, json)
            : null,
    };
}
