using TriageBot.Aws.Operations;
using TriageBot.Triage.Targets;

namespace TriageBot.Aws.Endpoints;

/// <summary>The public host of a service in a Region, by the rules of AWS's endpoint data.</summary>
internal static class PartitionHosts
{
    public static string HostOf(AwsService service, string region, bool fips, bool dualStack)
    {
        var partition = Partitions.OfRegion(region);
        var (standard, dual) = Suffixes(partition);
        var ownFipsHost = fips && !(partition == "aws-us-gov" && !dualStack && service.PlainHostIsFipsInGovCloud);
        return $"{service.Name}{(ownFipsHost ? "-fips" : "")}.{region}.{(dualStack ? dual : standard)}";
    }

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
