using TriageBot.Triage.Gathering;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Tests.Rulebook;

/// <summary>What CloudTrail saw denied, read with the built-in rules.</summary>
public sealed class DeniedCallsTests
{
    private static readonly Rules s_rules = Rules.BuiltIn();

    [Theory]
    [InlineData("secretsmanager:GetSecretValue", "secret_access_denied")]
    [InlineData("ssm:GetParameters", "ssm_access_denied")]
    [InlineData("kms:Decrypt", "kms_access_denied")]
    [InlineData("ecr:BatchGetImage", "ecr_pull_denied")]
    [InlineData("logs:CreateLogStream", "log_stream_create_denied")]
    [InlineData("logs:CreateLogGroup", "log_group_create_denied")]
    public void A_denied_call_of_a_task_that_never_started_names_the_permission(string action, string cause)
    {
        var call = Call(action);

        var top = s_rules.Weigh(Stop.NeverStarted("Task failed to start").Container("app", null).Denied(call).Dossier())[0];

        top.Cause.ShouldBe(cause);
        top.Strength.ShouldBe(Strength.Strong);
        s_rules.Supports(cause, call.Line, null).ShouldNotBeNull();
    }

    [Fact]
    public void A_task_that_started_did_not_fail_for_a_secret()
    {
        var dossier = Stop.Exited().Container("app", 1).Denied(Call("secretsmanager:GetSecretValue")).Dossier();

        s_rules.Contradictions("secret_access_denied", null, dossier).ShouldNotBeEmpty();
    }

    private static DeniedCall Call(string action)
    {
        var session = Stop.TaskArn[(Stop.TaskArn.LastIndexOf('/') + 1)..];
        var record = $$$"""{"eventTime":"{{{Stop.End:yyyy-MM-ddTHH:mm:ssZ}}}","eventSource":"x.amazonaws.com","eventName":"X","errorCode":"AccessDenied","errorMessage":"User: arn:aws:sts::111122223333:assumed-role/exec/{{{session}}} is not authorized to perform: {{{action}}} on resource: *","userIdentity":{"type":"AssumedRole","arn":"arn:aws:sts::111122223333:assumed-role/exec/{{{session}}}"}}""";
        var line = new LogLine("trail#1", EvidenceSource.CloudTrail, new AwsScope("111122223333", "eu-central-1"), new LogStreamRef("/aws/cloudtrail", "s"), Stop.End, record);
        return DeniedCall.Of(line).ShouldNotBeNull();
    }
}
