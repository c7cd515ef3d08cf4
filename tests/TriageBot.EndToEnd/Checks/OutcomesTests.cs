using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Stacks;
using TriageBot.Triage;
using TriageBot.Triage.Checks;
using TriageBot.Triage.Rulebook;

namespace TriageBot.EndToEnd.Checks;

/// <summary>Each check over worlds in which it passes, fails, is denied, finds nothing, and is not recorded.</summary>
public sealed class OutcomesTests
{
    private static readonly Dictionary<string, Probed> s_probed = new(StringComparer.Ordinal)
    {
        ["image"] = new(
            () => Unstarted.Of(Messages.TagNotFound), "ecr", "DescribeImages", "image/app",
            Unstarted.Pushed("1.4.1", "1.4.2"), Unstarted.Pushed("1.4.1"), new JsonObject { ["repositories"] = new JsonArray(), ["imageDetails"] = new JsonArray() }),
        ["platform"] = new(
            () => Unstarted.Of("CannotPullContainerError: pull image manifest has been retried 7 time(s): image Manifest does not contain descriptor matching platform 'linux/amd64'."), "ecr", "BatchGetImage", "platform/app",
            Unstarted.Built("linux/arm64", "linux/amd64"), Unstarted.Built("linux/arm64", "unknown/unknown"), null),
        ["secret"] = new(
            () => Unstarted.Of(Messages.SecretNotFound, references: Unstarted.Secret), "secretsmanager", "DescribeSecret", "secret/prod/db",
            Unstarted.Kept(Unstarted.Secret), Unstarted.Kept("arn:aws:secretsmanager:eu-central-1:111122223333:secret:prod/db-ZyX98w"), Unstarted.Kept()),
        ["parameters"] = new(
            () => Unstarted.Of(Messages.ParametersInvalid, references: "arn:aws:ssm:eu-central-1:111122223333:parameter/db"), "ssm", "DescribeParameters", "parameters",
            Unstarted.Parameters("db"), Unstarted.Parameters("/db/other"), Unstarted.Parameters()),
        ["rights"] = new(
            () => Unstarted.Of(Messages.SecretDenied, references: Unstarted.Secret), "iam", "SimulatePrincipalPolicy", "iam/exec/secrets",
            Roles("secretsmanager:GetSecretValue", "ecs-tasks.amazonaws.com"), Roles("ecr:*", "ecs-tasks.amazonaws.com"), Roles(null, "")),
        ["trust"] = new(
            () => Unstarted.Of(Messages.RoleNotAssumed), "iam", "GetRole", "iam/exec",
            Roles("ecr:*", "ecs-tasks.amazonaws.com"), Roles("ecr:*", "ecs.amazonaws.com"), Roles(null, "")),
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Checks => [.. s_probed.Keys];

    [Theory]
    [MemberData(nameof(Checks))]
    public async Task What_is_as_the_task_needs_it_passes(string check) => (await Run(check, p => p.Pass)).Status.ShouldBe(CheckStatus.Pass);

    [Theory]
    [MemberData(nameof(Checks))]
    public async Task What_is_not_as_the_task_needs_it_fails(string check) => (await Run(check, p => p.Fail)).Status.ShouldBe(CheckStatus.Fail);

    [Theory]
    [MemberData(nameof(Checks))]
    public async Task Where_there_is_nothing_at_all_it_fails_or_cannot_tell(string check)
    {
        var probed = s_probed[check];
        if (probed.Empty is null)
            (await Run(check, _ => Unstarted.Pushed())).Status.ShouldBe(CheckStatus.Unknown, "an image that is not there has no platform");
        else
            (await Run(check, p => p.Empty)).Status.ShouldBe(CheckStatus.Fail);
    }

    [Theory]
    [MemberData(nameof(Checks))]
    public async Task Where_AWS_refuses_it_cannot_tell_and_says_what_would_open_it(string check)
    {
        var probed = s_probed[check];
        var answer = await Why(probed, probed.Fail, i => i.Fault(probed.Operation, "AccessDeniedException"));

        answer.Dossier.Checks.Single(c => c.Name == probed.Check).Status.ShouldBe(CheckStatus.Unknown);
        answer.Dossier.Gaps.ShouldContain(g => g.Grant != null && g.Grant.Contains($":{probed.Operation}\""));
    }

    [Theory]
    [MemberData(nameof(Checks))]
    public async Task What_a_case_does_not_record_cannot_be_told(string check)
    {
        var probed = s_probed[check];
        var answer = await Why(probed, null, i => i);

        answer.Dossier.Checks.Single(c => c.Name == probed.Check).Status.ShouldBe(CheckStatus.Unknown);
        answer.Dossier.Gaps.ShouldContain(g => g.Because.Contains("not recorded"));
    }

    [Theory]
    [MemberData(nameof(Checks))]
    public async Task A_check_takes_nothing_from_what_the_message_says_by_itself(string check)
    {
        var probed = s_probed[check];
        var denied = await Why(probed, probed.Fail, i => i.Fault(probed.Operation, "AccessDeniedException"));
        var passed = await Why(probed, probed.Pass, i => i);

        passed.Reading.ShouldNotBeNull().Cause.ShouldBe(denied.Reading.ShouldNotBeNull().Cause, "a pass now never disproves a failure then");
        passed.Reading.Bucket.ShouldNotBe(Bucket.Unknown);
        denied.Next.ShouldNotBeNull();
    }

    private static async Task<Check> Run(string check, Func<Probed, JsonObject?> section)
    {
        var probed = s_probed[check];
        var found = (await Why(probed, section(probed), i => i)).Dossier.Checks.Single(c => c.Name == probed.Check);
        found.At.ShouldBeInRange(Incident.Now, Incident.Now.AddMinutes(1));
        found.Query.ShouldStartWith(probed.Operation);
        return found;
    }

    private static async Task<Answer> Why(Probed probed, JsonObject? section, Func<Incident, Incident> change)
    {
        var recorded = change(section is null ? probed.Incident() : probed.Incident().Section(probed.Section, (JsonObject)section.DeepClone())).Asked();
        if (section is null)
            recorded.Remove(probed.Section);
        using var stack = new Stack(recorded);
        return await stack.Why(Cancel);
    }

    private static JsonObject Roles(string? allowed, string trusted)
    {
        static JsonObject Policy(JsonObject statement) => new() { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray(statement) };
        var roles = new JsonArray();
        if (allowed is not null)
        {
            roles.Add(new JsonObject
            {
                ["Arn"] = $"arn:aws:iam::111122223333:role/{Unstarted.Role}",
                ["AssumeRolePolicyDocument"] = Policy(new JsonObject { ["Effect"] = "Allow", ["Principal"] = new JsonObject { ["Service"] = trusted }, ["Action"] = "sts:AssumeRole" }),
                ["AttachedPolicies"] = new JsonArray(),
                ["InlinePolicies"] = new JsonObject { ["own"] = Policy(new JsonObject { ["Effect"] = "Allow", ["Action"] = allowed, ["Resource"] = "*" }) },
            });
        }

        return new JsonObject { ["roles"] = roles, ["policies"] = new JsonArray() };
    }

    private sealed record Probed(Func<Incident> Incident, string Section, string Operation, string Check, JsonObject Pass, JsonObject Fail, JsonObject? Empty);
}
