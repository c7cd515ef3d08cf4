using System.Text.RegularExpressions;
using TriageBot.Triage.Ecr;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Iam;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Checks;

/// <summary>
/// What ECS has to do with a task's execution role before its containers run, by the task definition: as many groups as there are causes to tell apart.
/// See https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html
/// </summary>
/// <param name="What">For people, such as <c>secrets</c>.</param>
/// <param name="Causes">The denials that it tells of, the likelier first.</param>
internal sealed partial record RoleNeeds(string What, IReadOnlyList<string> Causes, IReadOnlyList<NeededCall> Calls)
{
    private const int MostResources = 20;

    /// <summary>Those that bear on what is suspected, in ECS's order of doing them.</summary>
    public static IReadOnlyList<RoleNeeds> Of(Question asked)
    {
        var referred = new Referred(asked.Gathered);
        RoleNeeds[] all =
        [
            new("secrets", ["secret_access_denied"], On(referred.Secrets.Select(s => s.Arn), "secretsmanager:GetSecretValue")),
            new("parameters", ["ssm_access_denied"], On(referred.Parameters.Select(p => Arn(p, referred)), "ssm:GetParameters")),
            new("keys", ["kms_access_denied"], On(Keys(asked.Gathered), "kms:Decrypt")),
            new("environment files", ["env_file_denied"], [.. EnvironmentFiles(asked.Gathered)]),
            new("logs", ["log_stream_create_denied", "log_group_create_denied"], [.. Logs(asked.Gathered)]),
            new("images", ["ecr_pull_denied"], [.. Images(asked)]),
        ];
        return [.. all.Where(n => n.Calls.Count > 0 && n.Causes.Any(asked.Suspected.Contains))];
    }

    private static IReadOnlyList<NeededCall> On(IEnumerable<string> resources, params string[] actions) =>
        [.. resources.Distinct().Take(MostResources).SelectMany(r => actions.Select(a => new NeededCall(a, r)))];

    private static string Arn(Secrets.ParameterId parameter, Referred referred) =>
        $"arn:{Partitions.OfRegion(parameter.Region)}:ssm:{parameter.Region}:{parameter.Account ?? referred.Account}:parameter/{parameter.Name.TrimStart('/')}";

    // Which key a secret is encrypted with is not in the definition; the refusal names it.
    private static IEnumerable<string> Keys(Dossier dossier) =>
        (dossier.Task?.Containers.Select(c => c.Reason) ?? []).Append(dossier.Task?.StoppedReason).OfType<string>().SelectMany(t => KeyArn().Matches(t)).Select(m => m.Value);

    private static IEnumerable<NeededCall> EnvironmentFiles(Dossier dossier) =>
        from file in (dossier.Definition?.Containers ?? []).SelectMany(c => c.EnvironmentFiles).Distinct().Take(MostResources)
        where file.StartsWith("arn:", StringComparison.Ordinal)
        from call in (NeededCall[])[new("s3:GetObject", file), new("s3:GetBucketLocation", file.Split('/')[0])]
        select call;

    private static IEnumerable<NeededCall> Logs(Dossier dossier)
    {
        if (dossier.Task is not { } task || task.TaskArn.Split(':') is not [_, var partition, _, var own, var account, ..])
            yield break;

        foreach (var container in (dossier.Definition?.Containers ?? []).Where(c => c.Log?.Driver == "awslogs"))
        {
            if (LogDestination.Of(container, task) is not CloudWatch place)
                continue;

            var group = $"arn:{partition}:logs:{place.Region ?? own}:{account}:log-group:{place.Stream.Group}";
            yield return new NeededCall("logs:CreateLogStream", $"{group}:log-stream:{place.Stream.Stream}");
            yield return new NeededCall("logs:PutLogEvents", $"{group}:log-stream:{place.Stream.Stream}");
            if (container.Log!.Options.GetValueOrDefault("awslogs-create-group") == "true")
                yield return new NeededCall("logs:CreateLogGroup", group);
        }
    }

    private static IEnumerable<NeededCall> Images(Question asked)
    {
        var images = Referred.Containers(asked).Select(c => EcrImageName.Of(c.Image)).OfType<EcrImageName>().DistinctBy(i => i.Name).Take(MostResources).ToList();
        if (images.Count > 0)
            yield return new NeededCall("ecr:GetAuthorizationToken", "*");
        foreach (var image in images)
        {
            var repository = $"arn:{Partitions.OfRegion(image.Region)}:ecr:{image.Region}:{image.Account}:repository/{image.Repository}";
            yield return new NeededCall("ecr:BatchGetImage", repository);
            yield return new NeededCall("ecr:GetDownloadUrlForLayer", repository);
        }
    }

    [GeneratedRegex("arn:aws[a-z-]{0,12}:kms:[a-z0-9-]{1,40}:[0-9]{12}:key/[A-Za-z0-9-]{1,64}", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex KeyArn();
}
