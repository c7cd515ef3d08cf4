namespace TriageBot.Triage.Questions;

/// <summary>What people call causes: their words, and the causes of the rulebook that are meant, the likeliest first.</summary>
internal static class Causes
{
    private static readonly (string Words, string Causes)[] s_called =
    [
        ("oom", "container_oom heap_exhausted host_memory_exhausted"),
        ("oomkilled", "container_oom"),
        ("oom kill", "container_oom"),
        ("out of memory", "container_oom heap_exhausted host_memory_exhausted"),
        ("memory leak", "container_oom heap_exhausted"),
        ("memory", "container_oom heap_exhausted host_memory_exhausted"),
        ("heap", "heap_exhausted"),
        ("health check", "elb_health_check_failed container_health_check_failed"),
        ("healthcheck", "elb_health_check_failed container_health_check_failed"),
        ("load balancer", "elb_health_check_failed"),
        ("spot", "spot_interruption"),
        ("deployment", "deployment_replacement"),
        ("deploy", "deployment_replacement"),
        ("rollout", "deployment_replacement circuit_breaker_tripped"),
        ("scale in", "scale_in"),
        ("scale-in", "scale_in"),
        ("autoscaling", "scale_in"),
        ("image", "image_tag_not_found image_not_found platform_mismatch"),
        ("tag", "image_tag_not_found"),
        ("disk", "disk_full"),
        ("dns", "dns_failure"),
        ("network", "endpoint_unreachable dependency_connection_refused dns_failure ecr_unreachable secret_unreachable"),
        ("database", "dependency_connection_refused db_connection_pool_timeout"),
        ("permission", "task_role_denied secret_access_denied ecr_pull_denied"),
        ("permissions", "task_role_denied secret_access_denied ecr_pull_denied"),
        ("iam", "task_role_denied secret_access_denied ecr_pull_denied"),
        ("secret", "secret_access_denied secret_not_found secret_unreachable"),
        ("segfault", "segfault"),
        ("bug", "app_exception app_panic"),
        ("crash", "app_exception app_panic"),
        ("exception", "app_exception"),
        ("panic", "app_panic"),
        ("capacity", "capacity_unavailable placement_memory placement_cpu"),
        ("quota", "fargate_quota"),
        ("somebody", "user_stopped"),
        ("someone", "user_stopped"),
        ("manual", "user_stopped"),
        ("timeout", "endpoint_unreachable worker_timeout"),
    ];

    /// <summary>The longest of them that stands in the words, or a cause by its id; null where none does.</summary>
    public static string? In(Wording words) =>
        words.Lower.FirstOrDefault(w => w.Contains('_', StringComparison.Ordinal) && Rulebook.Vocabulary.FamilyOf(w) is not null)
        ?? s_called.Where(c => $" {string.Join(' ', words.Lower)} ".Contains($" {c.Words} ", StringComparison.Ordinal)).Select(c => c.Words).MaxBy(w => w.Length);

    /// <summary>The causes that a person's words mean; empty where they mean none that is known.</summary>
    /// <param name="known">The rulebook's.</param>
    public static IReadOnlyList<string> Of(string words, IEnumerable<string> known)
    {
        var all = known.ToList();
        var id = words.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_');
        if (all.Contains(id))
            return [id];
        if (In(Wording.Of(words)) is { } called)
            return [.. (s_called.FirstOrDefault(c => c.Words == called).Causes ?? called).Split(' ').Where(all.Contains)];
        return Nearest.Of(id, all) is { } near ? [near] : [.. all.Where(c => id.Length > 3 && c.Contains(id, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Take(3)];
    }
}
