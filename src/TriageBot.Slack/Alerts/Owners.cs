using TriageBot.Triage;

namespace TriageBot.Slack.Alerts;

/// <summary>Whom an answer is for: by configuration, else by the service's tags, else by the rulebook's cause.</summary>
internal sealed class Owners(AlertSettings settings)
{
    private const int Longest = 80;

    public Owner? Of(Answer answer)
    {
        var (cluster, service) = AlertRouter.Place(answer);
        if (settings.Owners.FirstOrDefault(o => Wildcards.Matches(o.Cluster, cluster) && Wildcards.Matches(o.Service, service)) is { } owner)
            return new Owner(owner.Name, owner.Mention, "by configuration");

        foreach (var tag in settings.OwnerTags)
        {
            if (answer.Dossier.Service?.Service.Tags.FirstOrDefault(t => string.Equals(t.Key, tag, StringComparison.OrdinalIgnoreCase)) is { Value: { Length: > 0 and <= Longest } value })
                return new Owner(value, null, $"by the service's tag {tag}");
        }

        return answer.Owner is { } named ? new Owner(named, null, "by the rulebook") : null;
    }
}

/// <param name="Name">May come from a tag: hostile, to be shown literally.</param>
/// <param name="Mention">From the configuration alone; null where nobody is to be notified.</param>
/// <param name="How">How it is known.</param>
internal sealed record Owner(string Name, string? Mention, string How);
