using System.Text.Json;
using TriageBot.Replay.Wire;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Ec2;

/// <summary>https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcBlockPublicAccessOptions.html</summary>
internal static class BlockPublicAccess
{
    private const string Member = "vpcBlockPublicAccessOptions";

    public static void Describe(Place place, Input input, Utf8JsonWriter json)
    {
        Described.DryRun(input);
        var options = place.Cases.Select(c => c.State.List("ec2", Member)).FirstOrDefault(found => found is { ValueKind: JsonValueKind.Object });
        if (options is null && place.Cases.Count > 0 && !place.Cases.Any(c => c.State.IsEmpty("ec2")))
            throw AwsRefusal.NotRecorded(place.Caller, "ec2:DescribeVpcBlockPublicAccessOptions", "*");
        json.WritePropertyName("VpcBlockPublicAccessOptions");
        if (options is { } recorded)
        {
            recorded.WriteTo(json);
            return;
        }

        json.WriteStartObject();
        json.WriteString("AwsAccountId", place.Account);
        json.WriteString("AwsRegion", place.Region);
        json.WriteString("State", "default-state");
        json.WriteString("InternetGatewayBlockMode", "off");
        json.WriteEndObject();
    }
}
