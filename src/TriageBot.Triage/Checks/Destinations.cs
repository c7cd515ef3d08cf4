using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Network;
using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Checks;

/// <summary>What a task may not have reached, by what its message can stand for; where the message names a host, that one.</summary>
internal static class Destinations
{
    private static readonly (string Cause, string Suffix)[] s_services =
    [
        ("secret_unreachable", "secretsmanager"), ("ssm_unreachable", "ssm"), ("logs_unreachable", "logs"), ("env_file_unreachable", "s3"), ("env_file_transient_timeout", "s3"),
    ];

    /// <summary>What people call services, and what their endpoints' service names end with.</summary>
    private static readonly Dictionary<string, string> s_called = new()
    {
        ["s3"] = "s3",
        ["ecr"] = "ecr.api",
        ["secretsmanager"] = "secretsmanager",
        ["ssm"] = "ssm",
        ["kms"] = "kms",
        ["sts"] = "sts",
        ["sqs"] = "sqs",
        ["sns"] = "sns",
        ["dynamodb"] = "dynamodb",
        ["cloudwatch"] = "logs",
        ["logs"] = "logs",
    };

    /// <param name="readings">The best first.</param>
    public static IReadOnlyList<Wanted> Of(EcsTask task, TaskDefinition? definition, IReadOnlyList<Hypothesis> readings, Func<string, string?> line)
    {
        var suspected = readings.Suspected();
        if (suspected.Count == 0 || task.TaskArn.Split(':') is not [_, _, _, var region, ..])
            return [];

        var told = string.Join('\n', task.Containers.Select(c => c.Reason).Append(task.StoppedReason).OfType<string>());
        var all = s_services.Where(s => suspected.Contains(s.Cause) && IsUsed(s.Suffix, definition)).Select(s => new Wanted(AwsHosts.Named(s.Suffix, region), s.Cause))
            .Concat(suspected.Contains("ecr_unreachable") ? Ecr(told, definition, region) : [])
            .Concat(suspected.Where(c => c is "registry_unreachable" or "dockerhub_unreachable").SelectMany(c => Registries(c, task, definition)))
            .Concat(suspected.Contains("endpoint_unreachable") ? Applications(readings, region, line) : [])
            .DistinctBy(w => w.To.Name).ToList();

        // A message that names one of the services is about no other.
        var named = AwsHosts.In(told).Select(h => AwsHosts.Service(h, region)?.Suffix).OfType<string>().ToHashSet();
        var meant = all.Where(w => w.To is ServiceDestination to && (named.Contains(to.Suffix) || IsMeant(to.Suffix, told))).ToList();
        return meant.Count > 0 ? meant : all;
    }

    /// <summary>What a person names; null where that is no host.</summary>
    /// <param name="port">Null for 443.</param>
    public static Destination? Named(string host, int? port, string region)
    {
        var at = port ?? 443;
        var name = host.ToLowerInvariant();
        if (at is < 1 or > 65535 || name.Length > 253)
            return null;
        if (Addresses.Of(name) is not null)
            return Addresses.IsPrivate(name) ? new AddressDestination(name, at) : new InternetDestination(name, at);
        if (!name.Contains('.', StringComparison.Ordinal))
            return s_called.TryGetValue(name, out var suffix) && at == 443 ? AwsHosts.Named(suffix, region) : null;
        return Uri.CheckHostName(name) != UriHostNameType.Dns ? null : at == 443 && AwsHosts.Service(name, region) is { } service ? service : new UnknownDestination(name, at);
    }

    private static bool IsUsed(string suffix, TaskDefinition? definition) => definition is null || suffix switch
    {
        "secretsmanager" => References(definition).Any(r => r.Contains(":secretsmanager:", StringComparison.Ordinal)) || definition.Containers.Any(c => c.RegistryCredentials is not null),
        "ssm" => References(definition).Any(r => !r.Contains(":secretsmanager:", StringComparison.Ordinal)),
        _ => true,
    };

    private static IEnumerable<string> References(TaskDefinition definition) =>
        definition.Containers.SelectMany(c => c.Secrets.Concat(c.Log?.SecretOptions ?? [])).Select(s => s.ValueFrom);

    private static bool IsMeant(string suffix, string told)
    {
        string[] words = suffix switch
        {
            "secretsmanager" => ["from asm", "AWS Secrets Manager", "from secrets manager", "operation error Secrets Manager"],
            "ssm" => ["from ssm", "AWS Systems Manager", "operation error SSM"],
            "ecr.api" => ["Amazon ECR", "ecr registry auth", "operation error ECR"],
            _ => [],
        };
        return words.Any(w => told.Contains(w, StringComparison.OrdinalIgnoreCase));
    }

    // A pull asks for a token, then for the manifest, then for the layers, which stand in S3.
    private static IEnumerable<Wanted> Ecr(string told, TaskDefinition? definition, string region)
    {
        var named = AwsHosts.In(told).Select(h => AwsHosts.Service(h, region)).OfType<ServiceDestination>().Where(d => d.Suffix is "s3" or "ecr.api" or "ecr.dkr").ToList();
        var registries = (definition?.Containers ?? []).Select(c => c.Image ?? "").Where(i => i.Contains($".dkr.ecr.{region}.", StringComparison.Ordinal)).Select(i => i.Split('/')[0]).Distinct().ToList();
        if (named.Count == 0 && definition is not null && registries.Count == 0)
            return [];

        ServiceDestination[] all = [AwsHosts.Named("ecr.api", region), registries is [var registry, ..] ? new(registry, "ecr.dkr") : AwsHosts.Named("ecr.dkr", region), AwsHosts.Named("s3", region)];
        var meant = named.Select(n => n.Suffix).ToHashSet();
        var login = told.Contains("registry auth", StringComparison.Ordinal);
        return all
            .Where(d => meant.Count > 0 ? meant.Contains(d.Suffix) && !(d.Suffix == "ecr.dkr" && meant.Contains("s3")) : !login || d.Suffix == "ecr.api")
            .Select(d => new Wanted(named.Find(n => n.Suffix == d.Suffix) ?? d, "ecr_unreachable"));
    }

    private static IEnumerable<Wanted> Registries(string cause, EcsTask task, TaskDefinition? definition)
    {
        var images = task.Containers.Where(c => c.Reason is not null).Select(c => c.Image ?? definition?.Container(c.Name)?.Image)
            .Concat(definition?.Containers.Select(c => c.Image) ?? []).OfType<string>().Where(i => !i.Contains(".dkr.ecr.", StringComparison.Ordinal));
        return images.Take(1).Select(i => new Wanted(new InternetDestination(Registry(i), 443), cause));
    }

    // See https://docs.docker.com/reference/cli/docker/image/tag/: without a dot or a port it is no host.
    private static string Registry(string image) =>
        image.Split('/') is [var host, _, ..] && (host.Contains('.', StringComparison.Ordinal) || host.Contains(':', StringComparison.Ordinal)) ? host.Split(':')[0] : "registry-1.docker.io";

    private static IEnumerable<Wanted> Applications(IReadOnlyList<Hypothesis> readings, string region, Func<string, string?> line) =>
        readings.Where(r => r.Cause == "endpoint_unreachable").SelectMany(r => r.For).Select(c => line(c.EvidenceId)).OfType<string>()
            .Select(l => HostAndPort.In(l, region)).OfType<Destination>().Take(1).Select(d => new Wanted(d, "endpoint_unreachable"));
}
