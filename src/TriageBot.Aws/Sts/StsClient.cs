using System.Globalization;
using TriageBot.Aws.Credentials;
using TriageBot.Aws.Operations;
using TriageBot.Aws.Protocol;
using TriageBot.Aws.Signing;
using TriageBot.Aws.Transport;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Aws.Sts;

/// <summary>AWS STS, at its Regional endpoint. See https://docs.aws.amazon.com/STS/latest/APIReference/welcome.html</summary>
internal sealed class StsClient(AwsCaller caller)
{
    /// <summary>Shows in CloudTrail as the name behind every read of an assumed role.</summary>
    public const string SessionName = "triagebot";

    public async Task<CallerIdentity> GetCallerIdentity(string region, IKeySource keys, CancellationToken cancellationToken)
    {
        var answer = await Call(Operation.GetCallerIdentity, region, keys, [], cancellationToken);
        return new CallerIdentity(answer.Required("Account"), answer.Required("Arn"), answer.Required("UserId"));
    }

    public async Task<RoleSession> AssumeRole(string region, IKeySource keys, AwsRole role, CancellationToken cancellationToken)
    {
        List<KeyValuePair<string, string>> parameters = [new("RoleArn", role.Arn), new("RoleSessionName", SessionName)];
        if (role.ExternalId is not null)
            parameters.Add(new("ExternalId", role.ExternalId));

        var answer = await Call(Operation.AssumeRole, region, keys, parameters, cancellationToken);
        var session = answer.Structure("Credentials");
        if (!DateTimeOffset.TryParse(session.Required("Expiration"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var expires))
            throw session.Unreadable("its Expiration is no time");
        return new RoleSession(
            new AwsKeys(session.Required("AccessKeyId"), session.Required("SecretAccessKey"), session.Required("SessionToken")), expires);
    }

    private async Task<QueryAnswer> Call(
        Operation operation, string region, IKeySource keys, IEnumerable<KeyValuePair<string, string>> parameters, CancellationToken cancellationToken) =>
        QueryAnswer.Parse(operation, await caller.Call(operation, region, keys, RequestBody.Query(operation, parameters), cancellationToken));
}
