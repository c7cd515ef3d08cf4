using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Stacks;
using TriageBot.Triage;
using TriageBot.Triage.Checks;

namespace TriageBot.EndToEnd.Checks;

/// <summary>The same message over different accounts: different answers, each the right one, the other ruled out by the check that decided.</summary>
public sealed class PairsTests
{
    private static readonly string[] s_pull = ["ecr:GetAuthorizationToken", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_403_is_a_missing_tag_where_ECR_has_no_such_tag()
    {
        var answer = await Why(Unstarted.Of(Messages.PullForbidden).Role(Unstarted.Role, s_pull).Section("ecr", Unstarted.Pushed("1.4.0", "1.4.1")));

        answer.Reading.ShouldNotBeNull().Cause.ShouldBe("image_tag_not_found");
        answer.RuledOut.Single(r => r.Cause == "ecr_pull_denied").Because.ShouldContain("ECR repository team/checkout has no tag 1.4.2; nearest 1.4.1, pushed last 1.4.1, 1.4.0 (as of 12:00)");
    }

    [Fact]
    public async Task The_same_403_is_a_denial_where_the_role_may_not_pull()
    {
        var answer = await Why(Unstarted.Of(Messages.PullForbidden).Role(Unstarted.Role, "s3:GetObject").Section("ecr", Unstarted.Pushed("1.4.2")));

        answer.Reading.ShouldNotBeNull().Cause.ShouldBe("ecr_pull_denied");
        answer.RuledOut.ShouldContain(r => r.Cause == "image_tag_not_found" && r.Because.Contains("ecr:BatchGetImage on repository/team/checkout"));
    }

    [Fact]
    public async Task Where_the_tag_is_missing_and_the_role_may_not_pull_neither_is_ruled_out()
    {
        var answer = await Why(Unstarted.Of(Messages.PullForbidden).Role(Unstarted.Role, "s3:GetObject").Section("ecr", Unstarted.Pushed("1.4.1")));

        answer.Reading.ShouldNotBeNull().Cause.ShouldBe("ecr_pull_denied");
        answer.RuledOut.ShouldNotContain(r => r.Evidence.Any(e => e.StartsWith("checks[")));
        answer.Dossier.Checks.Count(c => c.Status == CheckStatus.Fail).ShouldBe(2);
    }

    [Theory]
    [InlineData("ecr_pull_denied", "s3:GetObject", "1.4.2")]
    [InlineData("image_tag_not_found", "ecr:*", "1.4.1")]
    [InlineData("ecr_unreachable", "ecr:*", "1.4.2")]
    public async Task A_pull_whose_message_is_cut_is_what_the_account_tells(string cause, string allowed, string tag)
    {
        var answer = await Why(Unstarted.Of(Messages.PullCut).Role(Unstarted.Role, allowed).Section("ecr", Unstarted.Pushed(tag)));

        answer.Reading.ShouldNotBeNull().Cause.ShouldBe(cause);
        answer.Verdict.ShouldBe(Verdict.RecordOnly);
    }

    [Theory]
    [InlineData("secret_access_denied", "s3:GetObject", Unstarted.Secret)]
    [InlineData("secret_not_found", "secretsmanager:GetSecretValue", "arn:aws:secretsmanager:eu-central-1:111122223333:secret:other-AbC12d")]
    [InlineData("secret_reference_invalid", "secretsmanager:GetSecretValue", "arn:aws:secretsmanager:eu-central-1:111122223333:secret:prod/db-ZyX98w")]
    [InlineData("secret_fetch_failed_truncated", "secretsmanager:GetSecretValue", Unstarted.Secret)]
    public async Task A_secret_whose_message_is_cut_is_what_the_account_tells(string cause, string allowed, string kept) =>
        (await Why(Unstarted.Of(Messages.SecretCut, references: Unstarted.Secret).Role(Unstarted.Role, allowed).Section("secretsmanager", Unstarted.Kept(kept))))
            .Reading.ShouldNotBeNull().Cause.ShouldBe(cause);

    [Fact]
    public async Task A_denial_is_one_where_the_secret_is_there_under_that_ARN()
    {
        var answer = await Why(Unstarted.Of(Messages.SecretDenied, references: Unstarted.Secret).Role(Unstarted.Role, "ecr:*").Section("secretsmanager", Unstarted.Kept(Unstarted.Secret)));

        answer.Reading.ShouldNotBeNull().Cause.ShouldBe("secret_access_denied");
        answer.Reading.For.ShouldContain(c => c.EvidenceId == "checks[iam/exec/secrets]");
    }

    [Theory]
    [InlineData("arn:aws:secretsmanager:eu-central-1:111122223333:secret:prod/db-ZyX98w", "no secret has the ARN")]
    [InlineData("arn:aws:secretsmanager:eu-central-1:111122223333:secret:prod/other-AbC12d", "Secrets Manager has no secret prod/db")]
    public async Task The_same_denial_is_a_wrong_reference_where_no_secret_has_that_ARN(string kept, string because)
    {
        var answer = await Why(Unstarted.Of(Messages.SecretDenied, references: Unstarted.Secret).Role(Unstarted.Role, "ecr:*").Section("secretsmanager", Unstarted.Kept(kept)));

        answer.Reading.ShouldNotBeNull().Cause.ShouldBe("secret_reference_invalid");
        answer.RuledOut.Single(r => r.Cause == "secret_access_denied").Because.ShouldContain(because);
    }

    [Fact]
    public async Task A_denial_by_a_partial_ARN_is_a_wrong_reference()
    {
        const string partial = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:prod/db";
        var message = Messages.SecretDenied.Replace(Unstarted.Secret, partial, StringComparison.Ordinal);

        var answer = await Why(Unstarted.Of(message, references: partial).Role(Unstarted.Role, "ecr:*").Section("secretsmanager", Unstarted.Kept(Unstarted.Secret)));

        answer.Reading.ShouldNotBeNull().Cause.ShouldBe("secret_reference_invalid");
        answer.Dossier.Checks.ShouldContain(c => c.Detail == $"the reference names {partial}, and the secret is {Unstarted.Secret}");
    }

    [Theory]
    [InlineData("ssm_access_denied", "s3:GetObject", "db")]
    [InlineData("ssm_param_not_found", "ssm:GetParameters", "other")]
    [InlineData("ssm_fetch_failed_truncated", "ssm:GetParameters", "db")]
    public async Task Parameters_whose_message_is_cut_are_what_the_account_tells(string cause, string allowed, string kept) =>
        (await Why(Unstarted.Of(Messages.ParametersCut, references: "db").Role(Unstarted.Role, allowed).Section("ssm", Unstarted.Parameters(kept))))
            .Reading.ShouldNotBeNull().Cause.ShouldBe(cause);

    [Fact]
    public async Task A_bare_name_that_is_a_secrets_is_said()
    {
        var answer = await Why(Unstarted.Of(Messages.ParametersInvalid, references: "db").Section("ssm", Unstarted.Parameters())
            .Section("secretsmanager", Unstarted.Kept("arn:aws:secretsmanager:eu-central-1:111122223333:secret:db-AbC12d")));

        answer.Reading.ShouldNotBeNull().Cause.ShouldBe("ssm_param_not_found");
        answer.Dossier.Checks.Single(c => c.Name == "parameters").Detail.ShouldContain("a secret has the name db, which takes its ARN as valueFrom");
    }

    [Theory]
    [InlineData("log_stream_create_denied", "s3:GetObject")]
    [InlineData("resource_init_failed_truncated", "logs:*")]
    public async Task A_log_stream_whose_message_is_cut_is_what_the_account_tells(string cause, string allowed) =>
        (await Why(Unstarted.Of(Messages.StreamCut).LogGroup(Incident.Group).Role(Unstarted.Role, allowed, "ecr:*"))).Reading.ShouldNotBeNull().Cause.ShouldBe(cause);

    [Fact]
    public async Task What_the_task_role_was_refused_is_simulated_as_the_line_says_it()
    {
        const string bucket = "arn:aws:s3:::acme-receipts/2026.pdf";
        var line = $"botocore.exceptions.ClientError: An error occurred (AccessDenied) when calling the PutObject operation: User: arn:aws:sts::111122223333:assumed-role/app/{Incident.TaskId} is not authorized to perform: s3:PutObject on resource: \"{bucket}\" because no identity-based policy allows the s3:PutObject action";
        var incident = new Incident().Service().Definition(42, Incident.Container("app")).Role("app", "s3:GetObject").Stream(Incident.Group, $"ecs/app/{Incident.TaskId}", "starting", line)
            .Task(Incident.TaskId, t => t["overrides"] = new JsonObject { ["taskRoleArn"] = "arn:aws:iam::111122223333:role/app" });

        var answer = await Why(incident);

        answer.Conclusion.ShouldNotBeNull().Cause.ShouldBe("task_role_denied");
        answer.Conclusion!.Confidence.ShouldBe(Triage.Verifying.Confidence.High);
        answer.Dossier.Checks.Single().Detail.ShouldContain("the task role app may not do s3:PutObject on acme-receipts/2026.pdf (implicitDeny, no statement allows it)");
    }

    private static async Task<Answer> Why(Incident incident)
    {
        using var stack = new Stack(incident.Asked());
        return await stack.Why(Cancel);
    }
}
