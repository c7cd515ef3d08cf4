using TriageBot.Triage.Checks;
using TriageBot.Triage.Ecs;

namespace TriageBot.Triage.Network;

/// <summary>Where a task stood, by its record and its deployment's settings.</summary>
/// <param name="SubnetId">Of its network interface.</param>
/// <param name="InterfaceId">Null where none is recorded.</param>
/// <param name="Settings">Null where they are not known, as for a task that no service owns.</param>
internal sealed record TaskNetwork(string SubnetId, string? Address, string? InterfaceId, ServiceNetwork? Settings, bool IsFargate)
{
    /// <summary>On EC2 a task's network interface never has a public address.</summary>
    public bool? HasPublicIp => IsFargate ? Settings?.AssignsPublicIp : false;

    /// <summary>Null where the record names no subnet: the task shares its host's network, or never got an interface.</summary>
    public static TaskNetwork? Of(EcsTask task, EcsService? service)
    {
        var details = task.Attachments.FirstOrDefault(a => a.Details.ContainsKey("subnetId"))?.Details;
        if (details is null)
            return null;

        // The newest deployment may stand elsewhere.
        var settings = service?.Deployments.FirstOrDefault(d => d.Id == task.StartedBy)?.Network ?? service?.Network;
        var subnet = details["subnetId"];
        return new TaskNetwork(
            subnet,
            details.GetValueOrDefault("privateIPv4Address"),
            details.GetValueOrDefault("networkInterfaceId"),
            settings?.Subnets.Contains(subnet) == true ? settings : null,
            LaunchedOn.Fargate(task, service));
    }
}
