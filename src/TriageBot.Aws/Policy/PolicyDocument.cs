using System.Text;
using System.Text.Json;
using TriageBot.Aws.Operations;

namespace TriageBot.Aws.Policy;

/// <summary>
/// The least-privilege IAM policy for what this program can call: reads only, made from the registry of operations, with a Deny for what
/// it must never do whatever else its role is given. Taking alerts from a queue and asking a model are statements
/// of their own, where there is one.
/// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
/// </summary>
public static class PolicyDocument
{
    /// <summary>Where ECS and its users keep logs by convention.</summary>
    private static readonly string[] ConventionalGroups = ["/ecs/*", "/aws/ecs/*", "/aws/events/*", "/aws/vendedlogs/ecs/*"];

    private static readonly string[] Never =
    [
        "secretsmanager:GetSecretValue", "secretsmanager:BatchGetSecretValue", "ssm:GetParameter*", "kms:Decrypt", "logs:Unmask",
        "ecs:RunTask", "ecs:StopTask", "ecs:UpdateService", "ecs:ExecuteCommand", "ecr:GetDownloadUrlForLayer",
    ];

    /// <param name="account">Twelve digits; null leaves the account open.</param>
    /// <param name="partition">Such as <c>aws</c> or <c>aws-us-gov</c>.</param>
    /// <param name="logGroups">Log groups beside the conventional ones: names, patterns with <c>*</c>, or ARNs of other accounts' groups.</param>
    /// <param name="roles">ARNs of the roles that are assumed for reading other accounts; without any, AssumeRole is not granted.</param>
    /// <param name="queues">ARNs of the queues that alerts come by; without any, nothing of SQS is granted.</param>
    /// <param name="model">The model on Bedrock that reads the evidence: its id or ARN, or an inference profile's; null grants nothing of Bedrock.</param>
    /// <returns>Indented JSON.</returns>
    public static string For(
        string? account, string partition, IReadOnlyList<string> logGroups, IReadOnlyList<string>? roles = null, IReadOnlyList<string>? queues = null, string? model = null)
    {
        var statements = Statements(account ?? "*", partition, logGroups, roles ?? [], queues ?? [])
            .Append(new PolicyStatement("Model", ["bedrock:InvokeModel"], model is null ? [] : ModelArns.Of(model, partition, account ?? "*")))
            .Where(s => s.Actions.Count > 0 && s.Resources.Count > 0)
            .Append(new PolicyStatement("NeverSecretsOrUnmask", Never, ["*"]) { Allow = false });

        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            writer.WriteString("Version", "2012-10-17");
            writer.WriteStartArray("Statement");
            foreach (var statement in statements)
                statement.Write(writer);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(json.ToArray());
    }

    private static IEnumerable<PolicyStatement> Statements(
        string account, string partition, IReadOnlyList<string> logGroups, IReadOnlyList<string> roles, IReadOnlyList<string> queues)
    {
        foreach (var service in Operation.All.GroupBy(o => o.Service))
        {
            var name = char.ToUpperInvariant(service.Key.PolicyName[0]) + service.Key.PolicyName[1..];
            var arns = $"arn:{partition}:{service.Key.PolicyName}:{(service.Key.IsGlobal ? "" : "*")}";
            var arn = $"{arns}:{account}";
            var scoped = service.Where(o => o.Policy is PolicyScope.Resources).ToList();
            yield return new($"{name}Scoped", Actions(scoped), [.. scoped.SelectMany(o => o.Resources).Distinct().Select(r => r.EndsWith('*') ? $"{arn}:{r}" : $"{arn}:{r}/*")]);
            yield return new($"{name}InClusters", Actions(service.Where(o => o.Policy is PolicyScope.ClusterCondition)), ["*"])
            {
                ClusterCondition = $"{arn}:cluster/*",
            };
            yield return new($"{name}Unscoped", Actions(service.Where(o => o.Policy is PolicyScope.Anything)), ["*"]);
            yield return new(
                $"{name}Policies",
                Actions(service.Where(o => o.Policy is PolicyScope.ManagedPolicies)),
                [$"{arn}:policy/*", $"{arns}:aws:policy/*"]);
            yield return new(
                $"{name}Read",
                Actions(service.Where(o => o.Policy is PolicyScope.LogGroups)),
                [.. ConventionalGroups.Concat(logGroups).Distinct().SelectMany(g => LogGroupArns(arn, g))]);
            yield return new($"{name}OtherAccounts", Actions(service.Where(o => o.Policy is PolicyScope.AssumedRoles)), roles);
            yield return new("AlertQueues", Actions(service.Where(o => o.Policy is PolicyScope.Queues)), queues);
        }
    }

    // Depending on the action IAM compares the group's ARN or one that goes on with its streams: both forms are needed.
    private static string[] LogGroupArns(string arn, string group)
    {
        var groupArn = group.StartsWith("arn:", StringComparison.Ordinal) ? group : $"{arn}:log-group:{group}";
        groupArn = groupArn.EndsWith(":*", StringComparison.Ordinal) ? groupArn[..^2] : groupArn;
        return [groupArn, $"{groupArn}:*"];
    }

    private static List<string> Actions(IEnumerable<Operation> operations) => [.. operations.Select(o => o.Action)];
}
