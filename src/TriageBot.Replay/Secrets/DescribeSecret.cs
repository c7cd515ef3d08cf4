using System.Text.Json;
using TriageBot.Replay.Cases;
using TriageBot.Replay.Wire;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Secrets;

/// <summary>The metadata of secrets. A value is never answered, whatever a case holds.</summary>
/// <remarks>https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DescribeSecret.html</remarks>
internal static class DescribeSecret
{
    public const string TargetPrefix = "secretsmanager";

    private const int SuffixLength = 7;

    private static readonly string[] Members =
    [
        "ARN", "Name", "Type", "Description", "KmsKeyId", "RotationEnabled", "RotationLambdaARN", "RotationRules", "LastRotatedDate", "LastChangedDate", "LastAccessedDate", "DeletedDate",
        "NextRotationDate", "Tags", "VersionIdsToStages", "OwningService", "CreatedDate", "PrimaryRegion", "ReplicationStatus",
    ];

    public static Operation? Find(string operation) => operation == nameof(DescribeSecret) ? Answer : null;

    private static void Answer(Place place, Input input, Utf8JsonWriter json)
    {
        if (input.Text("SecretId") is not { Length: > 0 and <= 2048 } id)
            throw AwsRefusal.InvalidParameter("You must provide a SecretId of at most 2048 characters.");
        var known = place.List("secretsmanager", "secrets", "secretsmanager:DescribeSecret", Said.Short(id));
        var secret = known.FirstOrDefault(secret => secret.Text("ARN") == id)
            ?? known.FirstOrDefault(secret => IsNamed(secret, id))
            ?? throw new AwsRefusal("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
        foreach (var member in secret.Value.EnumerateObject().Where(member => Members.Contains(member.Name)))
            member.WriteTo(json);
        if (secret.Member("Name") is null)
            json.WriteString("Name", Name(secret));
    }

    // An ARN may stand without the hyphen and six characters that Secrets Manager added to the name.
    private static bool IsNamed(Recorded secret, string id) => id.StartsWith("arn:", StringComparison.Ordinal)
        ? secret.Text("ARN") is { Length: > SuffixLength } arn && arn[^SuffixLength] == '-' && arn[..^SuffixLength] == id
        : Name(secret) == id;

    private static string Name(Recorded secret) => secret.Text("Name")
        ?? (secret.Text("ARN")!.Split(':', 7) is [.., var last] && last.Length > SuffixLength && last[^SuffixLength] == '-' ? last[..^SuffixLength] : secret.Text("ARN")!);
}
