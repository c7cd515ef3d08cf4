using TriageBot.Triage.Ecs;
using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Tests.Rulebook.Filling;

/// <summary>The policy statement that is missing, from what AWS's message names, else from the task definition.</summary>
public sealed class StatementTests(BuiltInRules builtIn) : IClassFixture<BuiltInRules>
{
    private const string Secret = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:prod/db-AbC123";

    private readonly Rules _rules = builtIn.Rules;

    [Fact]
    public void A_refused_secret_is_named_as_the_message_names_it() =>
        Statement(Stop.NeverStarted("ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret " + Secret + " from secrets manager: AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/ecsExec/0123 is not authorized to perform: secretsmanager:GetSecretValue on resource: " + Secret + " because no identity-based policy allows the secretsmanager:GetSecretValue action status code: 400").Container("app", null))
            .ShouldBe($$"""{"Effect":"Allow","Action":"secretsmanager:GetSecretValue","Resource":"{{Secret}}"}""");

    [Fact]
    public void A_refused_secret_that_no_message_names_is_the_one_that_the_definition_asks_for() =>
        Statement(Stop.NeverStarted("ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: AccessDeniedException: User is not authorized to perform: secretsmanager:GetSecretValue").Container("app", null)
                .Defined(c => c with { Secrets = [new SecretReference("DB_PASSWORD", Secret + ":password::")] }))
            .ShouldBe($$"""{"Effect":"Allow","Action":"secretsmanager:GetSecretValue","Resource":"{{Secret}}"}""");

    [Fact]
    public void A_parameter_known_by_its_name_is_one_of_the_tasks_account_and_Region() =>
        Statement(Stop.NeverStarted("ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets from ssm: AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/ecsExec/0 is not authorized to perform: ssm:GetParameters").Container("app", null)
                .Defined(c => c with { Secrets = [new SecretReference("KEY", "/prod/key")] }))
            .ShouldBe("""{"Effect":"Allow","Action":"ssm:GetParameters","Resource":"arn:aws:ssm:eu-central-1:111122223333:parameter/prod/key"}""");

    [Fact]
    public void Log_streams_are_allowed_in_the_group_and_not_for_one_task_alone() =>
        Statement(Stop.NeverStarted("ResourceInitializationError: failed to create CloudWatch log stream: AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/ecsExec/0 is not authorized to perform: logs:CreateLogStream on resource: arn:aws:logs:eu-central-1:111122223333:log-group:/ecs/checkout:log-stream:ecs/app/0123 because no identity-based policy allows the logs:CreateLogStream action").Container("app", null))
            .ShouldBe("""{"Effect":"Allow","Action":["logs:CreateLogStream","logs:PutLogEvents"],"Resource":"arn:aws:logs:eu-central-1:111122223333:log-group:/ecs/checkout:*"}""");

    [Fact]
    public void The_login_to_ECR_knows_no_resource() =>
        Statement(Stop.NeverStarted("CannotPullContainerError: ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth: service call has been retried 1 time(s): AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/ecsExec/0 is not authorized to perform: ecr:GetAuthorizationToken on resource: * because no identity-based policy allows the ecr:GetAuthorizationToken action").Container("app", null))
            .ShouldBe("""{"Effect":"Allow","Action":"ecr:GetAuthorizationToken","Resource":"*"}""");

    [Fact]
    public void What_a_task_role_lacks_is_what_the_applications_line_names() =>
        Statement(Crash("botocore.exceptions.ClientError: An error occurred (AccessDenied) when calling the GetObject operation: User: arn:aws:sts::111122223333:assumed-role/checkout/0123 is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::prod-data/in.csv\" because no identity-based policy allows the s3:GetObject action"))
            .ShouldBe("""{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::prod-data/in.csv"}""");

    [Theory]
    [InlineData("An error occurred (AccessDenied): User: arn:aws:sts::111122223333:assumed-role/checkout/0 is not authorized to perform: iam:PassRole on resource: arn:aws:iam::111122223333:role/admin")]
    [InlineData("An error occurred (AccessDeniedException): User: arn:aws:sts::111122223333:assumed-role/checkout/0 is not authorized to perform: s3:PutObject on resource: *")]
    [InlineData("An error occurred (AccessDeniedException): User: arn:aws:sts::111122223333:assumed-role/checkout/0 is not authorized to perform: s3:PutObject on resource: arn:aws:s3:::*")]
    [InlineData("An error occurred (AccessDeniedException): User: arn:aws:sts::111122223333:assumed-role/checkout/0 is not authorized to perform: s3:PutObject on resource: arn:aws:s3:::b/\"},{\"Effect\":\"Allow\"")]
    public void No_line_of_an_application_talks_anybody_into_granting_much(string line) =>
        (Statement(Crash(line)) ?? "").ShouldNotContain("*", customMessage: line);

    [Fact]
    public void No_line_of_an_application_talks_anybody_into_passing_roles() =>
        Statement(Crash("An error occurred (AccessDenied): User: arn:aws:sts::111122223333:assumed-role/checkout/0 is not authorized to perform: iam:PassRole on resource: arn:aws:iam::111122223333:role/admin")).ShouldBeNull();

    [Fact]
    public void Against_an_explicit_deny_no_statement_helps()
    {
        var next = Next(Crash("An error occurred (AccessDeniedException) when calling the Query operation: User: arn:aws:sts::111122223333:assumed-role/checkout/0 is not authorized to perform: dynamodb:Query on resource: arn:aws:dynamodb:eu-central-1:111122223333:table/t with an explicit deny in a service control policy"));

        next.Statement.ShouldBeNull();
        next.Mind.ShouldHaveSingleItem().ShouldContain("explicit deny");
    }

    [Fact]
    public void A_role_that_ECS_may_not_assume_lacks_a_statement_in_its_trust_policy() =>
        Statement(Stop.NeverStarted("ECS was unable to assume the role 'arn:aws:iam::111122223333:role/checkout' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.").Container("app", null))
            .ShouldBe("""{"Effect":"Allow","Principal":{"Service":"ecs-tasks.amazonaws.com"},"Action":"sts:AssumeRole"}""");

    private static Stop Crash(string line) => Stop.Exited().Container("app", 1).Logged("app", line);

    private string? Statement(Stop stop) => Next(stop).Statement;

    private NextAction Next(Stop stop)
    {
        var dossier = stop.Dossier();
        var top = _rules.Weigh(dossier)[0];
        return _rules.Next(top, dossier).ShouldNotBeNull(top.Cause);
    }
}
