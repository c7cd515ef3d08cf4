using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Stacks;
using TriageBot.Triage;
using TriageBot.Triage.Checks;
using TriageBot.Triage.Redaction;
using TriageBot.Triage.Reporting;
using TriageBot.Triage.Reporting.Outlines;

namespace TriageBot.EndToEnd.Checks;

/// <summary>What a check says where it may not look, has no business, or the account is of a rarer kind.</summary>
public sealed class ParticularsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task With_all_checks_denied_both_readings_are_stated_and_what_would_tell_them_apart()
    {
        var incident = Unstarted.Of(Messages.PullForbidden).Role(Unstarted.Role, "ecr:*").Section("ecr", Unstarted.Pushed("1.4.1"))
            .Fault("DescribeImages", "AccessDeniedException").Fault("SimulatePrincipalPolicy", "AccessDenied");

        var answer = await Why(incident);

        answer.Verdict.ShouldBe(Verdict.RecordOnly);
        answer.Reading.ShouldNotBeNull().Cause.ShouldBe("ecr_pull_denied");
        answer.Next.ShouldNotBeNull();
        answer.Gaps.Select(g => g.Grant).ShouldContain(g => g!.Contains("ecr:DescribeImages"));
        answer.Gaps.Select(g => g.Grant).ShouldContain(g => g!.Contains("iam:SimulatePrincipalPolicy"));
        var text = TextReport.Write(new Outliner(new Shown(Redactor.WithRandomKey())).Write(answer), TextStyle.Plain);
        text.ShouldContain("ecr_pull_denied, or image_tag_not_found by the same message. Not a conclusion");
        text.ShouldNotContain("Checked");
    }

    [Fact]
    public async Task Images_of_other_accounts_and_registries_are_left_alone_and_that_is_said()
    {
        const string other = "999988887777.dkr.ecr.eu-central-1.amazonaws.com/base:1";
        var crossed = await Why(Unstarted.Of(Messages.TagNotFound.Replace(Unstarted.Image, other, StringComparison.Ordinal), other).Section("ecr", Unstarted.Pushed()));
        var hub = await Why(Unstarted.Of(Messages.TagNotFound.Replace(Unstarted.Image, "docker.io/library/nginx:9", StringComparison.Ordinal), "nginx:9").Section("ecr", Unstarted.Pushed()));

        crossed.Dossier.Looks.ShouldNotContain(l => l.Source == "ecr");
        crossed.Gaps.ShouldContain(g => g.Because.Contains("account 999988887777 keeps it"));
        hub.Dossier.Looks.ShouldNotContain(l => l.Source == "ecr");
        hub.Gaps.ShouldContain(g => g.Because.Contains("it is in another registry"));
    }

    [Fact]
    public async Task A_digest_that_ECS_pinned_and_that_is_gone_is_missing_though_its_tag_is_there()
    {
        var incident = Unstarted.Of(Messages.TagNotFound).Section("ecr", Unstarted.Pushed("1.4.2")).Asked();
        incident["ecs"]!["tasks"]![0]!["containers"]![0]!["imageDigest"] = Unstarted.Digest(4);
        using var stack = new Stack(incident);

        var check = (await stack.Why(Cancel)).Dossier.Checks.Single(c => c.Name == "image/app");

        check.Status.ShouldBe(CheckStatus.Fail);
        check.Detail.ShouldBe("team/checkout:1.4.2 is in ECR, but no more as the digest that ECS pinned (sha256:eeeeeeeeeeee…)");
    }

    [Theory]
    [InlineData("PermissionsBoundaryDecisionDetail", "AllowedByPermissionsBoundary", "implicitDeny, by the permissions boundary")]
    [InlineData("OrganizationsDecisionDetail", "AllowedByOrganizations", "implicitDeny, by a service control policy")]
    public async Task What_denies_it_from_outside_the_role_is_named(string detail, string member, string told)
    {
        var check = await Simulated(new JsonObject { [detail] = new JsonObject { [member] = false } });

        check.Status.ShouldBe(CheckStatus.Fail);
        check.Detail.ShouldContain(told);
    }

    [Fact]
    public async Task A_denial_that_hangs_on_an_unknown_condition_is_none()
    {
        var check = await Simulated(new JsonObject { ["MissingContextValues"] = new JsonArray("aws:SourceVpce") });

        check.Status.ShouldBe(CheckStatus.Unknown);
        check.Detail.ShouldContain("depends on aws:SourceVpce");
    }

    private static async Task<Check> Simulated(JsonObject more)
    {
        var simulation = new JsonObject { ["PolicySourceArn"] = $"arn:aws:iam::111122223333:role/{Unstarted.Role}", ["ActionName"] = "secretsmanager:GetSecretValue", ["ResourceArn"] = Unstarted.Secret, ["EvalDecision"] = "implicitDeny" };
        foreach (var (name, value) in more)
            simulation[name] = value!.DeepClone();
        var recorded = Unstarted.Of(Messages.SecretDenied, references: Unstarted.Secret).Role(Unstarted.Role, "ecr:*").Asked();
        recorded["iam"]!["simulations"] = new JsonArray(simulation);
        using var stack = new Stack(recorded);
        return (await stack.Why(Cancel)).Dossier.Checks.Single(c => c.Name == "iam/exec/secrets");
    }

    private static async Task<Answer> Why(Incident incident)
    {
        using var stack = new Stack(incident.Asked());
        return await stack.Why(Cancel);
    }
}
