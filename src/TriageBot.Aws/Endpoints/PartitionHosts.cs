using TriageBot.Aws.Operations;
using TriageBot.Triage.Targets;

namespace TriageBot.Aws.Endpoints;

/// <summary>The public host of a service in a Region, by the rules of AWS's endpoint data.</summary>
internal static class PartitionHosts
{
    /// <summary>The Region that a call made for a Region is sent to and signed for: for a global service its partition's home.</summary>
    public static string RegionOf(AwsService service, string region) => !service.IsGlobal ? region : Partitions.OfRegion(region) switch
    {
        "aws" => "us-east-1",
        "aws-cn" => "cn-north-1",
        "aws-us-gov" => "us-gov-west-1",
        "aws-eusc" => "eusc-de-east-1",
        "aws-iso" => "us-iso-east-1",
        "aws-iso-b" => "us-isob-east-1",
        "aws-iso-e" => "eu-isoe-west-1",
        "aws-iso-f" => "us-isof-south-1",
        _ => region,
    };

    /// <param name="region">For a global service its home, <see cref="RegionOf"/>.</param>
    public static string HostOf(AwsService service, string region, bool fips, bool dualStack)
    {
        var partition = Partitions.OfRegion(region);
        var isCommon = partition is "aws" or "aws-cn" or "aws-us-gov";
        dualStack &= !(isCommon && service.PlainHostIsDualStack);
        var name = !dualStack ? service.HostName : isCommon ? service.CommonDualStackName ?? service.DualStackName : service.DualStackName;
        var (standard, dual) = Suffixes(partition);
        var ownFipsHost = fips && !(partition == "aws-us-gov" && (!dualStack || service.IsGlobal) && service.PlainHostIsFipsInGovCloud);
        var place = service.IsGlobal ? GlobalPlace(partition, region, dualStack) : $".{region}";
        return $"{name}{(ownFipsHost ? "-fips" : "")}{place}.{(dualStack ? dual : standard)}";
    }

    private static string GlobalPlace(string partition, string region, bool dualStack) => partition switch
    {
        "aws" => dualStack ? ".global" : "",
        "aws-cn" when dualStack => ".global",
        "aws-us-gov" => ".us-gov",
        _ => dualStack ? "" : $".{region}",
    };

    private static (string Standard, string DualStack) Suffixes(string partition) => partition switch
    {
        "aws-cn" => ("amazonaws.com.cn", "api.amazonwebservices.com.cn"),
        "aws-eusc" => ("amazonaws.eu", "api.amazonwebservices.eu"),
        "aws-iso" => ("c2s.ic.gov", "api.aws.ic.gov"),
        "aws-iso-b" => ("sc2s.sgov.gov", "api.aws.scloud"),
        "aws-iso-e" => ("cloud.adc-e.uk", "api.cloud-aws.adc-e.uk"),
        "aws-iso-f" => ("csp.hci.ic.gov", "api.aws.hci.ic.gov"),
        _ => ("amazonaws.com", "api.aws"),
    };
}
