using System.Text.Json;
using TriageBot.Replay.Cases;
using TriageBot.Replay.Wire;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Ec2;

/// <summary>An entry of the case holds all attributes of a VPC, each as its own answer does; AWS tells one at a time.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcAttribute.html</remarks>
internal static class VpcAttributes
{
    private const string Action = "ec2:DescribeVpcAttribute";

    public static void Describe(Place place, Input input, Utf8JsonWriter json)
    {
        if (input.Text("VpcId") is not { Length: > 0 } id)
            throw new AwsRefusal("MissingParameter", "The request must contain the parameter vpcId");
        if (input.Text("Attribute") is not ("enableDnsSupport" or "enableDnsHostnames" or "enableNetworkAddressUsageMetrics") || input.Text("Attribute") is not { } attribute)
            throw new AwsRefusal("InvalidParameterValue", $"Value ({Said.Short(input.Text("Attribute") ?? "")}) for parameter attribute is invalid.");
        Described.DryRun(input);
        var resource = place.Arn("ec2", $"vpc/{Said.Short(id)}");
        var vpc = place.List("ec2", "vpcAttributes", Action, resource).FirstOrDefault(vpc => vpc.Text("VpcId") == id)
            ?? throw new AwsRefusal("InvalidVpcID.NotFound", $"The vpc ID '{Said.Short(id)}' does not exist");
        var name = char.ToUpperInvariant(attribute[0]) + attribute[1..];
        if (vpc.Member(name) is not { } value)
            throw AwsRefusal.NotRecorded(place.Caller, Action, resource);
        json.WriteString("VpcId", id);
        json.WritePropertyName(name);
        value.WriteTo(json);
    }
}
