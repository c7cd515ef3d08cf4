using TriageBot.Triage.Ecs;
using TriageBot.Triage.Iam;
using TriageBot.Triage.Tests.Rulebook;

namespace TriageBot.Triage.Tests.Iam;

public sealed class TrustPolicyTests
{
    private const string Tasks = "\"Principal\":{\"Service\":\"ecs-tasks.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"";

    private static readonly EcsTask s_task = new() { TaskArn = Stop.TaskArn };

    [Theory]
    [InlineData($$"""{"Statement":{"Effect":"Allow",{{Tasks}}} }""")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":{"Service":["ec2.amazonaws.com","ecs-tasks.amazonaws.com"]},"Action":["sts:TagSession","sts:AssumeRole"]}]}""")]
    [InlineData($$$"""{"Statement":[{"Effect":"Allow",{{{Tasks}}},"Condition":{"StringEquals":{"aws:SourceAccount":"111122223333"},"ArnLike":{"aws:SourceArn":"arn:aws:ecs:eu-central-1:111122223333:*"} } }]}""")]
    public void A_policy_that_names_ECS_and_holds_for_the_task_trusts_it(string policy) => TrustPolicy.TrustsTasks(policy, s_task).ShouldBe(true);

    [Theory]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":{"Service":"ecs.amazonaws.com"},"Action":"sts:AssumeRole"}]}""")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"sts:AssumeRole"}]}""")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":{"Service":"ecs-tasks.amazonaws.com"},"Action":"sts:TagSession"}]}""")]
    [InlineData("""{"Statement":[]}""")]
    [InlineData($$"""{"Statement":[{"Effect":"Allow",{{Tasks}}},{"Effect":"Deny",{{Tasks}}}]}""")]
    [InlineData($$$"""{"Statement":[{"Effect":"Allow",{{{Tasks}}},"Condition":{"StringEquals":{"aws:SourceAccount":"999988887777"} } }]}""")]
    [InlineData($$$"""{"Statement":[{"Effect":"Allow",{{{Tasks}}},"Condition":{"ArnLike":{"aws:SourceArn":"arn:aws:ecs:us-east-1:111122223333:*"} } }]}""")]
    public void Any_other_does_not(string policy) => TrustPolicy.TrustsTasks(policy, s_task).ShouldBe(false);

    [Theory]
    [InlineData("")]
    [InlineData("not JSON")]
    [InlineData($$$"""{"Statement":[{"Effect":"Allow",{{{Tasks}}},"Condition":{"StringEquals":{"aws:SourceOrgID":"o-1"} } }]}""")]
    [InlineData($$$"""{"Statement":[{"Effect":"Allow",{{{Tasks}}},"Condition":{"ArnLike":{"aws:SourceArn":"arn:aws:ecs:*:111122223333:task/x/*"} } }]}""")]
    public void What_cannot_be_told_stays_open(string policy) => TrustPolicy.TrustsTasks(policy, s_task).ShouldBeNull();

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"Statement":[1,null,{"Effect":7,"Action":{},"Principal":[]}]}""")]
    public void A_policy_of_another_shape_trusts_nobody(string policy) => TrustPolicy.TrustsTasks(policy, s_task).ShouldBe(false);
}
