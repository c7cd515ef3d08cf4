using TriageBot.Output;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;
using TriageBot.Verbs;
using TriageBot.Wiring;

namespace TriageBot.Doctor;

/// <summary>Looks at all that an answer rests on: who reads, what it may read, what is kept, what that proves, the way to Slack, and the model.</summary>
internal sealed class Examination(House house, Terminal terminal)
{
    private const int MostClusters = 10;

    public async Task<Diagnosis> Look(CancellationToken cancellationToken)
    {
        var region = house.Defaults.Region ?? throw new InputException("no Region is known. Say --region, set AWS_REGION, or name one in the profile");
        var scope = new AwsScope(null, region);
        var (identity, caller) = await Settled.Identity(house.Identity, scope, cancellationToken);
        var checks = new List<Check> { identity };
        checks.AddRange(Settled.Endpoints(terminal));
        using var chat = new ChatChecks(house.Settings.Chat);
        checks.AddRange(await chat.Look(cancellationToken));
        if (house.Settings.Chat.IsConfigured)
            checks.Add(StoreCheck.Of(house.Settings.StorePath));
        checks.AddRange(await new AlertChecks(house.Settings, house.Aws).Look(cancellationToken));
        checks.Add(await new ModelChecks(house.Settings.Model, house.Model).Look(cancellationToken));
        if (caller is null)
            return new Diagnosis(checks, null);

        foreach (var account in house.Settings.Accounts)
            checks.Add(await Settled.Account(house.Identity, account, region, cancellationToken));

        var clusters = await Clusters(scope, cancellationToken);
        var groups = clusters.SelectMany(c => house.Settings.Evidence.EventGroups(c)).Distinct(StringComparer.Ordinal).ToList();
        var permissions = new Permissions(house.Aws, scope, house.Clock.Time);
        checks.AddRange(await permissions.Look(caller.Account, RoleOf(caller, scope), clusters[0], groups[0], cancellationToken));

        var events = new EventGroups(house.Aws.Ecs, house.Aws.Logs, scope, house.Clock.Time);
        foreach (var group in groups)
            checks.Add(await events.Look(group, cancellationToken));
        foreach (var cluster in clusters)
            checks.Add(await events.Insights(cluster, cancellationToken));

        try
        {
            return new Diagnosis(checks, await new ProvabilityScore(house.Aws.Ecs, house.Unaided, house.Rules).Of(scope, clusters, cancellationToken));
        }
        catch (AwsReadException error)
        {
            checks.Add(new Check("provability", "stopped tasks", CheckStatus.Unknown, $"cannot be listed: {error.Failure.Operation}: {error.Failure.Code}"));
            return new Diagnosis(checks, null);
        }
    }

    private async Task<IReadOnlyList<string>> Clusters(AwsScope scope, CancellationToken cancellationToken)
    {
        var standard = house.Settings.DefaultCluster ?? "default";
        try
        {
            var found = await house.Aws.Ecs.ListClusters(scope, cancellationToken);
            return found.Count > 0 ? [.. found.Take(MostClusters)] : [standard];
        }
        catch (AwsReadException)
        {
            // That it is denied is said where permissions are tried.
            return [standard];
        }
    }

    /// <summary>The role behind a session; its path is not told, so a role with one cannot be simulated.</summary>
    private static string? RoleOf(CallerIdentity caller, AwsScope scope) =>
        caller.Arn.Split('/') is [var session, var role, ..] && session.EndsWith(":assumed-role", StringComparison.Ordinal) ? $"arn:{scope.Partition}:iam::{caller.Account}:role/{role}" : null;
}
