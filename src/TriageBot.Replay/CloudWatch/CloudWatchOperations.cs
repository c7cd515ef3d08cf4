using System.Xml.Linq;
using TriageBot.Replay.Wire;

namespace TriageBot.Replay.CloudWatch;

/// <summary>The operations of CloudWatch that a case can answer. In JSON 1.0 and Query; CBOR, which some SDKs prefer, is not served.</summary>
internal static class CloudWatchOperations
{
    public const string TargetPrefix = "GraniteServiceVersion20100801";
    public const string Version = "2010-08-01";

    public static readonly XNamespace Namespace = "http://monitoring.amazonaws.com/doc/2010-08-01/";

    public static Operation? Find(string operation) => operation switch
    {
        "GetMetricData" => GetMetricData.Answer,
        "ListMetrics" => ListMetrics.Answer,
        _ => null,
    };
}
