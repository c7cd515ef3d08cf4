using System.Text.RegularExpressions;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Alerts;

/// <summary>The SQS queue that alerts come by. See https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html</summary>
/// <param name="Scope">The queue's account and Region; read with the process's own credentials.</param>
/// <param name="Name">At most 80 characters, with <c>.fifo</c> at the end of a FIFO queue's.</param>
/// <param name="Url">As it was given; null where its ARN was, and the Region's endpoint tells the rest.</param>
public sealed record QueueAddress(AwsScope Scope, string Name, string? Url)
{
    private static readonly Regex s_name = new(@"\A[A-Za-z0-9_-]{1,80}(\.fifo)?\z", RegexOptions.NonBacktracking);
    private static readonly Regex s_regionOfHost = new(@"(?:\A|\.)sqs(?:-fips)?\.(?<region>[a-z0-9-]+)\.|\A(?<region>[a-z0-9-]+)\.queue\.amazonaws\.", RegexOptions.NonBacktracking);

    public string Arn => $"arn:{Scope.Partition}:sqs:{Scope.Region}:{Scope.Account}:{Name}";

    /// <summary>Reads a queue's URL or ARN; null where it is neither.</summary>
    /// <param name="defaultRegion">The Region of a URL that names none (an emulator's, an own host's); without one such a URL is not read.</param>
    public static QueueAddress? Parse(string urlOrArn, string? defaultRegion)
    {
        if (urlOrArn.Split(':') is ["arn", var partition, "sqs", var region, var account, var name])
            return Partitions.OfRegion(region) == partition ? Of(account, region, name, url: null) : null;

        return Uri.TryCreate(urlOrArn, UriKind.Absolute, out var url) && url.Scheme is "https" or "http"
            && url.Query.Length == 0 && url.UserInfo.Length == 0 && url.AbsolutePath.Split('/') is ["", var owner, var last]
            ? Of(owner, RegionOf(url.Host) ?? defaultRegion, last, urlOrArn)
            : null;
    }

    private static QueueAddress? Of(string account, string? region, string name, string? url) =>
        Identifiers.IsAccount(account) && region is not null && Identifiers.IsRegion(region) && s_name.IsMatch(name)
            ? new(new AwsScope(account, region), name, url)
            : null;

    private static string? RegionOf(string host) =>
        host.StartsWith("queue.amazonaws.", StringComparison.Ordinal) ? "us-east-1"
        : s_regionOfHost.Match(host) is { Success: true } match && Identifiers.IsRegion(match.Groups["region"].Value) ? match.Groups["region"].Value
        : null;
}
