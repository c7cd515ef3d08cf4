using TriageBot.Configuration;
using TriageBot.Output;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Doctor;

/// <summary>Who reads, where, and through which roles.</summary>
internal static class Settled
{
    public static async Task<(Check Check, CallerIdentity? Caller)> Identity(IIdentity identity, AwsScope scope, CancellationToken cancellationToken)
    {
        try
        {
            var caller = await identity.GetCallerIdentity(scope, cancellationToken);
            return (new Check("identity", "sts:GetCallerIdentity", CheckStatus.Pass, $"{caller.Arn} in {scope.Region}", How: "tried"), caller);
        }
        catch (AwsReadException error)
        {
            var fix = error.Failure.Kind is FailureKind.Unreachable ? "check the network, the Region and AWS_ENDPOINT_URL" : "sign in again (aws sso login), or set AWS_PROFILE or fresh keys";
            return (new Check("identity", "sts:GetCallerIdentity", CheckStatus.Fail, $"{error.Failure.Code}: {error.Failure.Message}", fix, "tried"), null);
        }
    }

    public static IEnumerable<Check> Endpoints(Terminal terminal) => terminal.Environment
        .Where(v => v.Key.StartsWith("AWS_ENDPOINT_URL", StringComparison.Ordinal) && v.Value.Length > 0)
        .OrderBy(v => v.Key, StringComparer.Ordinal)
        .Select(v => new Check("endpoints", v.Key, CheckStatus.Pass, $"takes the place of AWS: {v.Value}"));

    public static async Task<Check> Account(IIdentity identity, AccountSettings account, string region, CancellationToken cancellationToken)
    {
        var name = $"account {account.Id}";
        if (account.RoleArn is null)
            return new Check("accounts", name, CheckStatus.Pass, "read with the process's own credentials");

        var home = account.Regions is [var first, ..] && !account.Regions.Contains(region) ? first : region;
        try
        {
            var caller = await identity.GetCallerIdentity(new AwsScope(account.Id, home, new AwsRole(account.RoleArn, account.ExternalId)), cancellationToken);
            return caller.Account == account.Id
                ? new Check("accounts", name, CheckStatus.Pass, $"{account.RoleArn} can be assumed", How: "tried")
                : new Check("accounts", name, CheckStatus.Fail, $"{account.RoleArn} leads to account {caller.Account}", "correct Aws:Accounts: its Id and RoleArn name different accounts", "tried");
        }
        catch (AwsReadException error)
        {
            var id = account.ExternalId is null ? "and set Aws:Accounts:ExternalId if it asks for one" : "with the external id of Aws:Accounts:ExternalId";
            return new Check(
                "accounts", name, CheckStatus.Fail, $"{account.RoleArn} cannot be assumed: {error.Failure.Code}",
                $"let the role's trust policy name this caller {id}; {Trial.Grant("sts:AssumeRole", account.RoleArn)}", "tried");
        }
    }
}
