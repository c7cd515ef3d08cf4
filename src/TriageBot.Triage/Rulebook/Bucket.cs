namespace TriageBot.Triage.Rulebook;

/// <summary>What a pager needs to know first.</summary>
public enum Bucket
{
    /// <summary>The evidence does not suffice; never a conclusion.</summary>
    Unknown,

    /// <summary>A replacement, scale-in, user stop, clean exit or maintenance: nothing failed.</summary>
    Benign,

    /// <summary>The application's own failure.</summary>
    CodeBug,

    /// <summary>Killed for memory, or a heap exhausted.</summary>
    Oom,

    /// <summary>Capacity, placement, quota, addresses, hosts, disks, spot.</summary>
    Resource,

    /// <summary>What the deployer sets: image, secrets, IAM, network, command, environment, health check, volumes.</summary>
    Config,
}

/// <summary>The names of buckets in YAML and JSON.</summary>
public static class Buckets
{
    public static string Name(this Bucket bucket) => bucket switch
    {
        Bucket.Unknown => "UNKNOWN",
        Bucket.Benign => "BENIGN",
        Bucket.CodeBug => "CODE_BUG",
        Bucket.Oom => "OOM",
        Bucket.Resource => "RESOURCE",
        Bucket.Config => "CONFIG",
        _ => throw new ArgumentOutOfRangeException(nameof(bucket), bucket, null),
    };

    public static Bucket? Parse(string name) =>
        Enum.GetValues<Bucket>().Cast<Bucket?>().FirstOrDefault(b => b!.Value.Name() == name);
}
