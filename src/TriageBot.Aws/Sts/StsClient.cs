using System.Globalization;
using System.Xml;
using System.Xml.Linq;
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
        return new CallerIdentity(
            Required(Operation.GetCallerIdentity, answer, "Account"),
            Required(Operation.GetCallerIdentity, answer, "Arn"),
            Required(Operation.GetCallerIdentity, answer, "UserId"));
    }

    public async Task<RoleSession> AssumeRole(string region, IKeySource keys, AwsRole role, CancellationToken cancellationToken)
    {
        List<KeyValuePair<string, string>> parameters = [new("RoleArn", role.Arn), new("RoleSessionName", SessionName)];
        if (role.ExternalId is not null)
            parameters.Add(new("ExternalId", role.ExternalId));

        var answer = await Call(Operation.AssumeRole, region, keys, parameters, cancellationToken);
        var expiration = Required(Operation.AssumeRole, answer, "Expiration");
        if (!DateTimeOffset.TryParse(expiration, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var expires))
            throw Unreadable(Operation.AssumeRole, "its Expiration is no time");
        return new RoleSession(
            new AwsKeys(
                Required(Operation.AssumeRole, answer, "AccessKeyId"),
                Required(Operation.AssumeRole, answer, "SecretAccessKey"),
                Required(Operation.AssumeRole, answer, "SessionToken")),
            expires);
    }

    private async Task<XDocument> Call(
        Operation operation, string region, IKeySource keys, IEnumerable<KeyValuePair<string, string>> parameters, CancellationToken cancellationToken)
    {
        var body = await caller.Call(operation, region, keys, RequestBody.Query(operation, parameters), cancellationToken);
        try
        {
            return SafeXml.Parse(body);
        }
        catch (XmlException e)
        {
            throw Unreadable(operation, e.Message);
        }
    }

    private static string Required(Operation operation, XDocument answer, string name) =>
        answer.Descendants().FirstOrDefault(e => e.Name.LocalName == name)?.Value
            ?? throw Unreadable(operation, $"it has no {name}");

    private static AwsReadException Unreadable(Operation operation, string why) => new(
        new ReadFailure(FailureKind.ServerError, operation.Action, "UnreadableResponse", $"The answer of {operation.Action} is cut off or not what AWS documents: {why}"));
}
