using TriageBot.Triage.Checks;
using TriageBot.Triage.Decoding;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Tests.Verifying;
using TriageBot.Triage.Verifying;

namespace TriageBot.Triage.Tests.Rulebook.Judgement;

/// <summary>What looks at the account do to the readings of one message.</summary>
public sealed class CheckedTests
{
    private const string Forbidden =
        "CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref 111122223333.dkr.ecr.eu-central-1.amazonaws.com/app:1.4.2: unexpected status from HEAD request to https://111122223333.dkr.ecr.eu-central-1.amazonaws.com/v2/app/manifests/1.4.2: 403 Forbidden";

    private const string Cut =
        "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been";

    private const string Denied =
        "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret arn:aws:secretsmanager:eu-central-1:111122223333:secret:db-AbC12d from secrets manager: AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/exec/1 is not authorized to perform: secretsmanager:GetSecretValue on resource: arn:aws:secretsmanager:eu-central-1:111122223333:secret:db-AbC12d because no identity-based policy allows the secretsmanager:GetSecretValue action";

    private static readonly Rules s_rules = Rules.BuiltIn();

    [Fact]
    public void Without_a_check_the_likelier_reading_of_a_403_stays_first() => Top(Pull()).Cause.ShouldBe("ecr_pull_denied");

    [Fact]
    public void A_missing_tag_puts_itself_first_and_the_denial_aside_with_the_deciding_check()
    {
        var dossier = Pull().Checked("image/app", CheckStatus.Fail, "app has no tag 1.4.2", ["image_tag_not_found"], "ecr_pull_denied").Dossier();
        var readings = s_rules.Weigh(dossier);

        readings[0].Cause.ShouldBe("image_tag_not_found");
        readings[0].For.ShouldContain(c => c.EvidenceId == "checks[image/app]" && c.Source == EvidenceSource.Check);
        var ruledOut = s_rules.RuledOut(dossier, readings[0], readings).Single(r => r.Cause == "ecr_pull_denied");
        ruledOut.Because.ShouldBe("app has no tag 1.4.2 (as of 14:03)");
        ruledOut.Evidence.ShouldBe(["checks[image/app]"]);
    }

    [Fact]
    public void A_denial_in_the_policies_upholds_the_denial() =>
        Top(Pull().Checked("iam/exec", CheckStatus.Fail, "implicitDeny", ["ecr_pull_denied"])).Cause.ShouldBe("ecr_pull_denied");

    [Fact]
    public void Where_two_failed_checks_speak_for_two_readings_nothing_is_decided()
    {
        var stop = Stop.NeverStarted(Cut).Container("app", null)
            .Checked("iam/exec", CheckStatus.Fail, "implicitDeny", ["secret_access_denied"])
            .Checked("network", CheckStatus.Fail, "no route", ["secret_unreachable"]);

        Top(stop).Bucket.ShouldBe(Bucket.Unknown);
    }

    [Theory]
    [InlineData("secret_access_denied")]
    [InlineData("secret_unreachable")]
    [InlineData("secret_not_found")]
    public void A_message_that_was_cut_is_read_by_the_one_check_that_failed(string cause)
    {
        var stop = Stop.NeverStarted(Cut).Container("app", null);
        Top(stop).Cause.ShouldBe("secret_fetch_failed_truncated");

        Top(stop.Checked("some", CheckStatus.Fail, "as it must not be", [cause])).Cause.ShouldBe(cause);
    }

    [Theory]
    [InlineData("ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed:", "ecr_pull_denied", "ecr_pull_denied")]
    [InlineData(Cut, "ecr_pull_denied", "secret_fetch_failed_truncated")]
    [InlineData("ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth: service call", "secret_access_denied", "image_pull_failed_truncated")]
    public void A_message_that_names_its_step_stands_for_no_other(string message, string failed, string cause) =>
        Top(Stop.NeverStarted(message).Container("app", null).Checked("some", CheckStatus.Fail, "as it must not be", [failed])).Cause.ShouldBe(cause);

    [Fact]
    public async Task What_only_a_check_names_is_a_reading_and_never_a_conclusion()
    {
        var dossier = Stop.NeverStarted(Cut).Container("app", null).Event().Checked("iam/exec", CheckStatus.Fail, "implicitDeny", ["secret_access_denied"]).Dossier();

        var answer = await Answers.Decided(dossier, TestContext.Current.CancellationToken);

        answer.Reading.ShouldNotBeNull().Cause.ShouldBe("secret_access_denied");
        answer.Conclusion.ShouldBeNull();
        var draft = new Draft("model:any", "secret_access_denied", Bucket.Config, answer.Reading!.Container, "denied", ["events#0"]);
        var ruling = await new Gate(s_rules, new RecordedLogs(dossier.Lines).Verifier()).Rule(draft, dossier, TestContext.Current.CancellationToken);
        ruling.Conclusion.ShouldBeNull("the line does not name it, whoever proposes it");
    }

    [Fact]
    public async Task A_failed_check_that_agrees_is_a_second_signal()
    {
        var without = await Answers.Decided(Stop.NeverStarted(Denied).Container("app", null).Event().Dossier(), TestContext.Current.CancellationToken);
        var with = await Answers.Decided(
            Stop.NeverStarted(Denied).Container("app", null).Event().Checked("iam/exec", CheckStatus.Fail, "implicitDeny", ["secret_access_denied"]).Dossier(),
            TestContext.Current.CancellationToken);

        (without.Conclusion.ShouldNotBeNull().Signals, without.Conclusion!.Confidence).ShouldBe((1, Confidence.Medium));
        (with.Conclusion.ShouldNotBeNull().Signals, with.Conclusion!.Confidence).ShouldBe((2, Confidence.High));
    }

    [Theory]
    [InlineData(CheckStatus.Pass)]
    [InlineData(CheckStatus.Unknown)]
    public async Task A_check_that_passes_or_cannot_tell_takes_nothing_from_a_clear_message(CheckStatus status)
    {
        var dossier = Stop.NeverStarted(Denied).Container("app", null).Event().Checked("iam/exec", status, "not refuted", [], "secret_access_denied").Dossier();

        var answer = await Answers.Decided(dossier, TestContext.Current.CancellationToken);

        answer.Conclusion.ShouldNotBeNull().Cause.ShouldBe("secret_access_denied");
        answer.Reading.ShouldNotBeNull().Against.ShouldBeEmpty();
    }

    [Fact]
    public void A_passed_check_breaks_a_tie()
    {
        const string either = "CannotPullContainerError: pull access denied for 111122223333.dkr.ecr.eu-central-1.amazonaws.com/app, repository does not exist or may require 'docker login'; 403 Forbidden /manifests/1";
        var tied = s_rules.Weigh(Stop.NeverStarted(either).Container("app", null).Dossier());
        var lesser = tied.Where(r => r.Strength == Strength.Weak).Select(r => r.Cause).ToList();
        lesser.ShouldBe(["image_repository_not_found", "image_tag_not_found"]);

        var broken = s_rules.Weigh(Stop.NeverStarted(either).Container("app", null).Checked("image/app", CheckStatus.Pass, "it is there", [], "image_repository_not_found").Dossier());

        broken.Where(r => r.Strength == Strength.Weak).Select(r => r.Cause).ShouldBe(["image_tag_not_found", "image_repository_not_found"]);
    }

    [Fact]
    public void A_failed_check_of_something_else_changes_nothing() =>
        Top(Pull().Checked("network", CheckStatus.Fail, "no route", ["efs_mount_timeout"])).Cause.ShouldBe("ecr_pull_denied");

    [Fact]
    public void What_the_record_contradicts_no_check_upholds()
    {
        var ran = Stop.NeverStarted(Forbidden).Container("app", null).With(t => t with { StartedAt = Stop.End.AddMinutes(-1) })
            .Checked("image/app", CheckStatus.Fail, "app has no tag 1.4.2", ["image_tag_not_found"]).Dossier();

        s_rules.Weigh(ran).Where(r => r.Cause == "image_tag_not_found").ShouldAllBe(r => r.Against.Count > 0 && r.Strength == Strength.Weak);
    }

    private static Stop Pull() => Stop.NeverStarted(Forbidden).Container("app", null);

    private static Hypothesis Top(Stop stop) => s_rules.Weigh(stop.Dossier())[0];
}
