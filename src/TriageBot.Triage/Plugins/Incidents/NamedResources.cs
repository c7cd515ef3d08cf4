using System.Text.RegularExpressions;
using TriageBot.Triage.Checks;
using TriageBot.Triage.Ecr;
using TriageBot.Triage.Gathering;

namespace TriageBot.Triage.Plugins.Incidents;

/// <summary>Resources that the incident itself names: in its task definition, and in what ECS said of the stop.</summary>
public sealed partial class NamedResources(Dossier gathered)
{
    private readonly IReadOnlyList<string> _told =
    [
        .. (gathered.Task?.Containers.Select(c => c.Reason) ?? []).Append(gathered.Task?.StoppedReason).OfType<string>().Concat(gathered.DeniedCalls.Select(d => d.ErrorMessage).OfType<string>())
            .SelectMany(t => AnyArn().Matches(t)).Select(m => m.Value.TrimEnd('.', ',')).Distinct(),
    ];

    /// <summary>What a call of this kind was probably about; empty where nothing of the kind is named.</summary>
    public IReadOnlyList<string> Of(string action)
    {
        var service = action.Split(':')[0];
        var told = _told.Where(a => a.Split(':') is [_, _, var of, ..] && of == service).ToList();
        return told.Count > 0 ? told : [.. Defined(service).Distinct()];
    }

    /// <summary>Why a resource is beyond the incident: another account's, which nothing in it names.</summary>
    public string? Beyond(string? resource, Bounds bounds)
    {
        if (resource is null || resource.Split(':') is not [_, _, _, var region, var account, ..] || IsNamed(resource))
            return null;

        return (account.Length > 0 ? bounds.OfAccount(account) : null) ?? (region.Length > 0 ? bounds.OfRegion(region) : null);
    }

    private bool IsNamed(string resource) => _told.Contains(resource) || Defined(resource.Split(':')[2]).Contains(resource);

    private IEnumerable<string> Defined(string service)
    {
        var referred = new Referred(gathered);
        var containers = gathered.Definition?.Containers ?? [];
        return service switch
        {
            "secretsmanager" => referred.Secrets.Select(s => s.Arn),
            "ssm" => referred.Parameters.Select(p => $"arn:{Targets.Partitions.OfRegion(p.Region)}:ssm:{p.Region}:{p.Account ?? referred.Account}:parameter/{p.Name.TrimStart('/')}"),
            "s3" => containers.SelectMany(c => c.EnvironmentFiles),
            "ecr" => containers.Select(c => EcrImageName.Of(c.Image)).OfType<EcrImageName>().Select(i => $"arn:{Targets.Partitions.OfRegion(i.Region)}:ecr:{i.Region}:{i.Account}:repository/{i.Repository}"),
            _ => [],
        };
    }

    [GeneratedRegex(@"arn:aws[a-z-]{0,12}:[a-z0-9-]{1,40}:[a-z0-9-]{0,40}:[0-9]{0,12}:[A-Za-z0-9/_+=,.@:-]{1,512}", RegexOptions.NonBacktracking)]
    private static partial Regex AnyArn();
}
