using TriageBot.Configuration;
using TriageBot.Triage.Targets;
using TriageBot.Verbs;

namespace TriageBot.Wiring;

/// <summary>The way into a target's account: the role that is configured for it, or the process's own credentials.</summary>
internal static class Accounts
{
    /// <exception cref="InputException">The account is configured, and not for this Region.</exception>
    public static Target Enter(Target target, Settings settings)
    {
        if (settings.Accounts.FirstOrDefault(a => a.Id == target.Scope.Account) is not { } account)
            return target;

        if (account.Regions.Count > 0 && !account.Regions.Contains(target.Scope.Region))
            throw new InputException($"account {account.Id} is configured for {string.Join(", ", account.Regions)}, and the target is in {target.Scope.Region}. Add it to Aws:Accounts:Regions");

        return account.RoleArn is null ? target : target with { Scope = target.Scope with { Role = new AwsRole(account.RoleArn, account.ExternalId) } };
    }
}
