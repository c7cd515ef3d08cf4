using TriageBot.Triage.Targets;

namespace TriageBot.Slack.Access;

/// <summary>A target held against the channel's binding: what the text leaves out is filled from it, what contradicts it is refused.</summary>
/// <param name="Target">Null where it is refused.</param>
public sealed record BoundTarget(Target? Target, string? Refusal)
{
    public static BoundTarget Of(Target target, ChannelBinding? binding)
    {
        if (binding is null)
            return new(target, null);

        var scope = target.Scope;
        if (binding.Account is { } account && scope.Account is { } named && named != account)
            return Refused($"account {named} is not read for this channel; it is bound to {account}");
        if (binding.Regions.Count > 0 && !binding.Regions.Contains(scope.Region))
            return Refused($"Region {scope.Region} is not read for this channel; it is bound to {string.Join(", ", binding.Regions)}");
        if (Clustered(target, binding) is not { } clustered)
            return Refused($"name the cluster: this channel is bound to {string.Join(", ", binding.Clusters)}");
        if (binding.Clusters.Count > 0 && Cluster(clustered) is { } cluster && !binding.Clusters.Contains(cluster))
            return Refused($"cluster {cluster} is not read for this channel; it is bound to {string.Join(", ", binding.Clusters)}");

        var role = binding.RoleArn is null ? scope.Role : new AwsRole(binding.RoleArn, binding.ExternalId);
        return new(clustered with { Scope = scope with { Account = scope.Account ?? binding.Account, Role = role } }, null);
    }

    /// <summary>What stands in, in this channel, for what a text leaves out.</summary>
    public static TargetDefaults Defaults(TargetDefaults general, ChannelBinding? binding) => binding is null ? general : general with
    {
        Account = binding.Account ?? general.Account,
        Region = binding.Regions.Count == 0 || (general.Region is { } region && binding.Regions.Contains(region)) ? general.Region : binding.Regions[0],
        Cluster = binding.Clusters.Count == 0 ? general.Cluster : binding.Clusters.Count == 1 ? binding.Clusters[0] : null,
    };

    /// <summary>The target with a cluster, where the binding asks for one; null where it is not known which.</summary>
    private static Target? Clustered(Target target, ChannelBinding binding) => (Cluster(target), binding.Clusters) switch
    {
        (not null, _) or (_, []) => target,
        (null, [var only]) => target switch
        {
            TaskTarget task => task with { Cluster = only },
            ServiceTarget service => service with { Cluster = only },
            RevisionTarget revision => revision with { Cluster = only },
            _ => null,
        },
        _ => null,
    };

    private static string? Cluster(Target target) => target switch
    {
        TaskTarget task => task.Cluster,
        ServiceTarget service => service.Cluster,
        RevisionTarget revision => revision.Cluster,
        _ => null,
    };

    private static BoundTarget Refused(string because) => new(null, because);
}
