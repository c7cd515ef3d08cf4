using System.Text.Json.Nodes;

namespace TriageBot.EndToEnd.Stacks;

/// <summary>Tasks that ECS could not start, and what their account holds of what they need.</summary>
internal static class Unstarted
{
    public const string Repository = "team/checkout";
    public const string Image = $"{Registry}/{Repository}:1.4.2";
    public const string Secret = $"{Secrets}prod/db-AbC12d";
    public const string Role = "exec";

    private const string Registry = "111122223333.dkr.ecr.eu-central-1.amazonaws.com";
    private const string Secrets = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:";

    /// <summary>Never started; the execution role is <c>exec</c>.</summary>
    public static Incident Of(string reason, string image = Image, params string[] references)
    {
        var container = Incident.Container("app");
        container["image"] = image;
        container["secrets"] = new JsonArray([.. references.Select((r, i) => new JsonObject { ["name"] = $"VALUE_{i}", ["valueFrom"] = r })]);
        return new Incident().Service().Definition(42, container).Task(Incident.TaskId, t =>
        {
            t["startedAt"] = null;
            t["stopCode"] = "TaskFailedToStart";
            t["stoppedReason"] = reason;
            t["overrides"] = new JsonObject { ["executionRoleArn"] = $"arn:aws:iam::111122223333:role/{Role}" };
            t["containers"] = new JsonArray(new JsonObject { ["name"] = "app", ["lastStatus"] = "STOPPED", ["image"] = image });
        });
    }

    /// <summary>The repository of <see cref="Image"/> with these tags, pushed a day apart, the last one last.</summary>
    public static JsonObject Pushed(params string[] tags) => new()
    {
        ["repositories"] = new JsonArray(new JsonObject { ["repositoryArn"] = $"arn:aws:ecr:eu-central-1:111122223333:repository/{Repository}", ["registryId"] = "111122223333", ["repositoryName"] = Repository }),
        ["imageDetails"] = new JsonArray([.. tags.Select((t, i) => new JsonObject
        {
            ["registryId"] = "111122223333",
            ["repositoryName"] = Repository,
            ["imageDigest"] = Digest(i),
            ["imageTags"] = new JsonArray(t),
            ["imagePushedAt"] = Incident.Iso(Incident.Now.AddDays(i - tags.Length)),
        })]),
    };

    /// <summary>The image as an index of builds, such as <c>linux/amd64</c>.</summary>
    public static JsonObject Built(params string[] platforms)
    {
        var pushed = Pushed("1.4.2");
        pushed["images"] = new JsonArray(new JsonObject
        {
            ["registryId"] = "111122223333",
            ["repositoryName"] = Repository,
            ["imageId"] = new JsonObject { ["imageDigest"] = Digest(0), ["imageTag"] = "1.4.2" },
            ["imageManifestMediaType"] = "application/vnd.oci.image.index.v1+json",
            ["imageManifest"] = new JsonObject
            {
                ["schemaVersion"] = 2,
                ["mediaType"] = "application/vnd.oci.image.index.v1+json",
                ["manifests"] = new JsonArray([.. platforms.Select((p, i) => new JsonObject { ["digest"] = Digest(i + 5), ["platform"] = new JsonObject { ["os"] = p.Split('/')[0], ["architecture"] = p.Split('/')[1] } })]),
            },
        });
        return pushed;
    }

    /// <summary>Secrets with a current version, by ARN.</summary>
    public static JsonObject Kept(params string[] arns) => new()
    {
        ["secrets"] = new JsonArray([.. arns.Select(a => new JsonObject { ["ARN"] = a, ["Name"] = a[Secrets.Length..^7], ["VersionIdsToStages"] = new JsonObject { ["v1"] = new JsonArray("AWSCURRENT") } })]),
    };

    public static JsonObject Parameters(params string[] names) => new()
    {
        ["parameters"] = new JsonArray([.. names.Select(n => new JsonObject { ["Name"] = n, ["Type"] = "SecureString", ["Version"] = 1 })]),
    };

    public static string Digest(int number) => $"sha256:{new string((char)('a' + number), 64)}";
}
