using System.Text.RegularExpressions;

namespace TriageBot.Triage.Network;

/// <summary>
/// Which service a host of AWS belongs to, as its endpoints name it.
/// See https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
/// </summary>
internal static partial class AwsHosts
{
    /// <summary>Hosts of AWS's services that a text names, in its order.</summary>
    public static IReadOnlyList<string> In(string text) => [.. Host().Matches(text).Select(m => m.Value).Distinct()];

    /// <summary>The host's service in this Region; null for another Region's, and for what AWS runs for its customers, such as a database.</summary>
    public static ServiceDestination? Service(string host, string region)
    {
        var cut = host.IndexOf(".amazonaws.com", StringComparison.Ordinal);
        var labels = cut < 0 ? [] : host[..cut].Split('.');
        return labels switch
        {
            [.., var service, var of] when of != region && service != region => null,
            [.., "api", "ecr", _] => new(host, "ecr.api"),
            [.., "dkr", "ecr", _] => new(host, "ecr.dkr"),
            [.., "s3", _] => new(host, "s3"),
            [var service, _] => new(host, service),
            _ => null,
        };
    }

    /// <summary>By the usual name of its host.</summary>
    /// <param name="suffix">What its endpoints' service names end with.</param>
    public static ServiceDestination Named(string suffix, string region) => new(
        $"{suffix switch { "ecr.api" => "api.ecr", "ecr.dkr" => "dkr.ecr", _ => suffix }}.{region}.amazonaws.com{(region.StartsWith("cn-", StringComparison.Ordinal) ? ".cn" : "")}", suffix);

    [GeneratedRegex(@"\b[a-z0-9][a-z0-9.-]{2,200}\.amazonaws\.com(\.cn)?\b", RegexOptions.NonBacktracking)]
    private static partial Regex Host();
}
