using System.ComponentModel;
using TriageBot.Triage.Checks;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Network;

namespace TriageBot.Triage.Plugins.Incidents;

/// <summary>The network around one incident's task, as it is now. It is always the task's own subnet that a path begins in.</summary>
public sealed class IncidentNetworkPlugin(CaseFile file, Bounds bounds, TimeProvider time)
{
    private const int MostCalls = 8;

    [Description("Whether there is a network path from the task's subnet to a host, as of now.")]
    public async Task<Finding<Check>> Path(
        [Description("A host's name, an IPv4 address, or an AWS service such as s3.")] string host,
        [Description("The port; null for 443.")] int? port,
        [Description("The subnet; null for the task's, which alone is looked at.")] string? subnet,
        CancellationToken cancellationToken)
    {
        var asked = $"{host}:{port ?? 443}";
        if (file.Task is not { } task || TaskNetwork.Of(task, file.Service) is not { } own)
            return file.NoteAndKeep(new Finding<Check>(null, new Look($"network/{host}", "ec2", $"path → {asked}", null, LookResult.Nothing, "the task's record names no subnet of its own: it shares its host's network, never got an interface, or is not known any more"), null));
        if (subnet is not null && subnet != own.SubnetId)
            return file.NoteAndKeep(Refusing.Refused<Check>($"network/{host}", "ec2", $"path {subnet} → {asked}", $"subnet {subnet} is beyond this incident: a path begins in the task's own, {own.SubnetId}"));

        var region = bounds.Scope.Region;
        if (Destinations.Named(host, port, region) is not { } to)
            return file.NoteAndKeep(Refusing.Refused<Check>($"network/{host}", "ec2", $"path {own.SubnetId} → {asked}", "name a host with a dot in it, an IPv4 address, or an AWS service such as s3, ecr or secretsmanager; and a port from 1 to 65535"));

        var reader = new NetworkReader(file, MostCalls);
        var finding = await reader.Begin(own, region, cancellationToken) is { } around ? (await reader.Solve(around, [to], cancellationToken))[0] : null;
        return file.NoteAndKeep(Judged(own.SubnetId, to, finding));
    }

    private Finding<Check> Judged(string subnet, Destination to, PathFinding? finding)
    {
        var query = $"path {subnet} → {to.Name}:{to.Port}";
        if (finding is null)
        {
            var result = file.Made.Any(l => l.Source == "ec2" && l.Result == LookResult.Denied) ? LookResult.Denied : LookResult.Failed;
            return new(null, new Look($"network/{to.Name}", "ec2", query, null, result, $"whether there is a path cannot be told: subnet {subnet} was not read, or is gone"), null);
        }

        var (status, says) = finding.Verdict switch
        {
            PathVerdict.Path => (CheckStatus.Pass, $"nothing stands in the way from {subnet} to {to.Name}:{to.Port} ({finding.Says})"),
            PathVerdict.NoPath => (CheckStatus.Fail, $"no network path from {subnet} to {to.Name}:{to.Port}: {finding.Says}"),
            _ => (CheckStatus.Unknown, $"whether {subnet} has a network path to {to.Name}:{to.Port} cannot be told: {finding.Says}"),
        };
        return new(new Check($"network/{to.Name}", status, says, time.GetUtcNow(), query), new Look($"network/{to.Name}", "ec2", query, null, LookResult.Found, says) { Size = 1 }, null);
    }
}
