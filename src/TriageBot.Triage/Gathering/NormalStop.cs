using TriageBot.Triage.Ecs;

namespace TriageBot.Triage.Gathering;

/// <summary>Tells the stops that nobody is paged for: by the field that ECS sets, and its own words where the field is not enough.</summary>
internal static class NormalStop
{
    public static bool Is(EcsTask task) => task.StopCode switch
    {
        "UserInitiated" => true,
        "ServiceSchedulerInitiated" => task.StoppedReason is { } reason && !reason.Contains("health check", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };
}
