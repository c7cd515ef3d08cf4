using TriageBot.Triage.Ecs;

namespace TriageBot.Triage.Checks;

/// <summary>What a task was, or was to be, placed on.</summary>
internal static class LaunchedOn
{
    private const string Prefix = "FARGATE";

    public static bool Fargate(EcsTask? task, EcsService? service) =>
        (task?.LaunchType ?? service?.LaunchType) is Prefix
        || task?.CapacityProviderName?.StartsWith(Prefix, StringComparison.Ordinal) == true
        || (task?.LaunchType is null && service is { CapacityProviders.Count: > 0 } && service.CapacityProviders.All(p => p.Name.StartsWith(Prefix, StringComparison.Ordinal)));
}
