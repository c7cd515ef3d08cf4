using TriageBot.Triage.Ecs;
using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Tests.Rulebook;

/// <summary>AWS's own strings; see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html</summary>
public sealed class ResourceInitTests(BuiltInRules builtIn) : IClassFixture<BuiltInRules>
{
    private const string Old = "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: ";
    private const string New = "ResourceInitializationError: unable to pull secrets or registry auth: ";
    private const string User = "AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/exec/1 is not authorized to perform: ";
    private const string Whole = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:db-AbC12d";

    private readonly Rules _rules = builtIn.Rules;

    [Theory]
    [InlineData("ecr_unreachable", New + "The task cannot pull registry auth from Amazon ECR: There is a connection issue between the task and Amazon ECR. Check your task network configuration. RequestError: send request failed caused by: Post \"https://api.ecr.eu-central-1.amazonaws.com/\": dial tcp 10.0.0.9:443: i/o timeout")]
    [InlineData("ecr_unreachable", New + "operation error ECR: GetAuthorizationToken, exceeded maximum number of attempts, 3, https response error StatusCode: 0, RequestID: , request send failed, Post \"https://api.ecr.eu-central-1.amazonaws.com/\"")]
    [InlineData("ecr_unreachable", Old + "unable to retrieve ecr registry auth: service call has been retried 3 time(s): RequestError: send request failed")]
    [InlineData("ecr_pull_denied", Old + "unable to retrieve ecr registry auth: service call has been retried 1 time(s): " + User + "ecr:GetAuthorizationToken on resource: *")]
    [InlineData("ssm_unreachable", New + "unable to retrieve secrets from ssm: The task cannot pull secrets from AWS Systems Manager. There is a connection issue between the task and AWS Systems Manager Parameter Store. Check your task network configuration. RequestCanceled: request context canceled caused by: context deadline exceeded")]
    [InlineData("ssm_unreachable", New + "unable to retrieve secrets from ssm: operation error SSM: GetParameters, https response error StatusCode: 0, RequestID: , canceled, context deadline exceeded")]
    [InlineData("secret_unreachable", New + "unable to retrieve secret from asm: There is a connection issue between the task and AWS Secrets Manager. Check your task network configuration. failed to fetch secret x from secrets manager: operation error Secrets Manager: GetSecretValue, https response error StatusCode: 0, RequestID: , canceled, context deadline exceeded")]
    [InlineData("secret_access_denied", Old + "unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret " + Whole + " from secrets manager: " + User + "secretsmanager:GetSecretValue on resource: " + Whole + " because no identity-based policy allows the secretsmanager:GetSecretValue action")]
    [InlineData("secret_access_denied", Old + "unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret " + Whole + " from secrets manager: AccessDeniedException: User: arn:aws:sts::1111...")]
    [InlineData("secret_not_found", Old + "unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret x from secrets manager: ResourceNotFoundException: Secrets Manager can’t find the specified secret.")]
    [InlineData("secret_not_found", Old + "unable to retrieve secret from asm: failed to fetch secret x from secrets manager: ResourceNotFoundException: Secrets Manager can't find the specified secret value for staging label: AWSCURRENT")]
    [InlineData("secret_not_found", "ResourceNotFoundException: The task can’t retrieve the secret with ARN 'x' from AWS Secrets Manager. Check whether the secret exists in the specified Region.")]
    [InlineData("secret_json_key_missing", Old + "unable to retrieve secret from asm: service call has been retried 1 time(s): retrieved secret from Secrets Manager did not contain json key password")]
    [InlineData("secret_not_json", "asm fetching username: AuthorizationData is malformed, empty field")]
    [InlineData("secret_reference_invalid", "an invalid ARN format for the AWS Secrets Manager secret was specified. Specify a valid ARN and try again.")]
    [InlineData("ssm_access_denied", Old + "unable to retrieve secrets from ssm: service call has been retried 1 time(s): " + User + "ssm:GetParameters on resource: x")]
    [InlineData("ssm_param_not_found", Old + "unable to retrieve secrets from ssm: service call has been retried 1 time(s): invalid ssm parameters: /a")]
    [InlineData("ssm_param_not_found", "fetching secret data from SSM Parameter Store in eu-central-1: invalid parameters: a")]
    [InlineData("kms_access_denied", Old + "unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret x from secrets manager: AccessDeniedException: Access to KMS is not allowed status code: 400")]
    [InlineData("kms_access_denied", Old + "unable to retrieve secrets from ssm: service call has been retried 1 time(s): " + User + "kms:Decrypt on resource: x")]
    [InlineData("env_file_unreachable", "ResourceInitializationError: failed to download env files: The task can’t download the environment variable files from Amazon S3. There is a connection issue between the task and Amazon S3. Check your task network configuration. service call has been retried 5 time(s): RequestCanceled: request context canceled caused by: context deadline exceeded")]
    [InlineData("env_file_denied", "ResourceInitializationError: failed to download env files: service call has been retried 1 time(s): operation error S3: HeadObject, https response error StatusCode: 403, RequestID: X, HostID: Y, api error Forbidden: Forbidden")]
    [InlineData("env_file_not_found", "ResourceInitializationError: failed to download env files: service call has been retried 1 time(s): operation error S3: HeadObject, https response error StatusCode: 404, RequestID: X, HostID: Y, api error NotFound: Not Found")]
    [InlineData("logs_unreachable", "ResourceInitializationError: failed to validate logger args: The task cannot find the Amazon CloudWatch log group defined in the task definition. There is a connection issue between the task and Amazon CloudWatch. Check your network configuration. : signal: killed")]
    [InlineData("log_group_missing", "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist. : exit status 1")]
    [InlineData("log_group_missing", "CannotStartContainerError: Error response from daemon: failed to initialize logging driver: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist.")]
    [InlineData("log_group_create_denied", "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log group: " + User + "logs:CreateLogGroup on resource: x")]
    [InlineData("log_stream_create_denied", "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: AccessDeniedException: User: arn:aws:sts::1111...")]
    [InlineData("log_config_invalid", "ResourceInitializationError: failed to validate logger args: unable to get awslogs driver arguments: awslogs-region is required")]
    [InlineData("log_config_invalid", "CannotStartContainerError: ResourceInitializationError: failed to initialize logging driver: failed to get fluentd log driver arguments: logging driver specified of container app, but no log configuration specified")]
    [InlineData("log_driver_unreachable", "CannotStartContainerError: Error response from daemon: failed to initialize logging driver: dial tcp 127.0.0.1:24224: connect: connection refused")]
    [InlineData("role_assume_failed", "ECS was unable to assume the role 'arn:aws:iam::111122223333:role/job' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.")]
    public void Each_documented_message_has_its_cause(string cause, string message)
    {
        var dossier = Stop.NeverStarted(message).Container("app", null).Event().Dossier();
        var top = _rules.Weigh(dossier)[0];

        top.Cause.ShouldBe(cause);
        top.Strength.ShouldNotBe(Strength.Weak);
        top.Bucket.ShouldBe(Bucket.Config);
        top.Against.ShouldBeEmpty();
        top.For.Select(c => c.EvidenceId).ShouldBe(["record.stoppedReason", "events#0"], ignoreOrder: true);
        _rules.Supports(cause, dossier.Line("events#0")!, "app").ShouldNotBeNull();
        _rules.Next(top, dossier).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("secret_fetch_failed_truncated", "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retr...")]
    [InlineData("image_pull_failed_truncated", Old + "unable to retrieve ecr registry auth: service call has been retri...")]
    [InlineData("ssm_fetch_failed_truncated", Old + "unable to retrieve secrets from ssm: service call has been retried 1 time...")]
    [InlineData("resource_init_failed_truncated", "ResourceInitializationError: failed to download env files: file download command: non empty error stream:")]
    [InlineData("resource_init_failed_truncated", "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwa...")]
    public void A_message_that_was_cut_before_its_reason_stays_unknown_however_often_it_was_tried(string cause, string message)
    {
        var all = _rules.Weigh(Stop.NeverStarted(message).Container("app", null).Dossier());

        all[0].Cause.ShouldBe(cause);
        all[0].Bucket.ShouldBe(Bucket.Unknown);
        all.Skip(1).ShouldAllBe(h => h.Strength == Strength.Weak);
    }

    [Theory]
    [InlineData("secret_unreachable", Old + "unable to retrieve secret from asm: service call has been retried 5 time(s): failed to fetch")]
    [InlineData("ssm_unreachable", Old + "unable to retrieve secrets from ssm: service call has been retried 5 time(s)")]
    public void Many_tries_make_no_answer_the_likelier_reading_and_prove_nothing(string cause, string message)
    {
        var all = _rules.Weigh(Stop.NeverStarted(message).Container("app", null).Dossier());

        all[0].Cause.ShouldBe(cause);
        all.ShouldAllBe(h => h.Strength == Strength.Weak);
        all.ShouldContain(h => h.Bucket == Bucket.Unknown);
    }

    [Theory]
    [InlineData("secret_throttled", "RESOURCE", Old + "unable to retrieve secrets from ssm: service call has been retried 5 time(s): ThrottlingException: Rate exceeded")]
    [InlineData("ecr_api_throttled", "RESOURCE", Old + "unable to retrieve ecr registry auth: service call has been retried 3 time(s): ThrottlingException: Rate exceeded")]
    [InlineData("platform_error", "RESOURCE", Old + "unable to retrieve secret from asm: service call has been retried 5 time(s): failed to fetch secret x from secrets manager: InternalServiceError: An error occurred on the server side.")]
    [InlineData("secret_access_denied", "CONFIG", "Fetching secret data from AWS Secrets Manager in region eu-central-1: secret x: AccessDeniedException: User: arn:aws:sts::1111...")]
    [InlineData("secret_not_found", "CONFIG", "asm fetching secret from the service for db: ResourceNotFoundException: Secrets Man...")]
    [InlineData("logs_unreachable", "CONFIG", "ResourceInitializationError: failed to validate logger args: create stream has been retried 7 times: failed to create Cloudwatch log stream: RequestError: send request failed")]
    [InlineData("role_assume_failed", "CONFIG", "ECS was unable to assume the configured ECS Infrastructure Role 'arn:aws:iam::111122223333:role/infra'.")]
    public void What_was_cut_after_the_deciding_word_and_what_a_quota_refused_is_told(string cause, string bucket, string message)
    {
        var top = _rules.Weigh(Stop.NeverStarted(message).Container("app", null).Dossier())[0];

        top.Cause.ShouldBe(cause);
        top.Bucket.Name().ShouldBe(bucket);
        top.Strength.ShouldNotBe(Strength.Weak);
    }

    [Theory]
    [InlineData(New + "Check your task network configuration. : signal: killed")]
    [InlineData(New + "pull command failed: : signal: killed")]
    public void A_killed_helper_cannot_tell_which_service_was_out_of_reach(string message)
    {
        var all = _rules.Weigh(Stop.NeverStarted(message).Container("app", null).WithoutDefinition().Dossier());

        all.Select(h => h.Cause).ShouldBe(["ecr_unreachable", "secret_unreachable", "ssm_unreachable"], ignoreOrder: true);
        all.ShouldAllBe(h => h.Strength == Strength.Weak);
    }

    [Theory]
    [InlineData("ResourceInitializationError: unable to pull secrets or registry auth", Bucket.Config)]
    [InlineData("ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secr...", Bucket.Unknown)]
    public void The_shortest_form_is_whoever_deploys_to_mend_and_proves_nothing(string reason, Bucket bucket)
    {
        var all = _rules.Weigh(Stop.NeverStarted(reason).Container("app", null).Dossier());

        all[0].Bucket.ShouldBe(bucket);
        all.ShouldAllBe(h => h.Bucket == Bucket.Unknown || h.Strength == Strength.Weak);
    }

    [Fact]
    public void A_killed_helper_of_a_task_without_secrets_was_on_its_way_to_ECR()
    {
        var only = _rules.Weigh(Stop.NeverStarted(New + "pull command failed: : signal: killed").Container("app", null).Dossier()).ShouldHaveSingleItem();

        only.Cause.ShouldBe("ecr_unreachable");
        only.Strength.ShouldBe(Strength.Strong);
    }

    [Fact]
    public void A_killed_helper_of_a_task_with_parameters_may_have_been_on_its_way_to_either()
    {
        var all = _rules.Weigh(Stop.NeverStarted(New + "pull command failed: : signal: killed").Container("app", null)
            .Defined(d => d with { Containers = [d.Containers[0] with { Secrets = [new SecretReference("KEY", "/checkout/key")] }] }).Dossier());

        all.Select(h => h.Cause).ShouldBe(["ecr_unreachable", "ssm_unreachable"], ignoreOrder: true);
        all.ShouldAllBe(h => h.Strength == Strength.Weak);
    }

    [Fact]
    public void A_log_group_that_could_not_be_asked_for_is_the_network_first_and_the_group_second()
    {
        var dossier = Stop.NeverStarted("ResourceInitializationError: failed to validate logger args: The task cannot find the Amazon CloudWatch log group defined in the task definition. : signal: killed").Container("app", null).Dossier();

        _rules.Weigh(dossier).Select(h => h.Cause).ShouldBe(["logs_unreachable", "log_group_missing"]);
    }

    [Fact]
    public void A_host_of_logs_that_does_not_exist_may_be_a_wrong_Region_or_DNS()
    {
        var all = _rules.Weigh(Stop.NeverStarted("ResourceInitializationError: failed to validate logger args: create stream has been retried 7 times: failed to create Cloudwatch log stream: RequestError: send request failed caused by: Post \"https://logs.eu-centrall-1.amazonaws.com/\": dial tcp: lookup logs.eu-centrall-1.amazonaws.com on 10.0.0.2:53: no such host : exit status 1").Container("app", null).Dossier());

        all.Select(h => h.Cause).ShouldBe(["log_config_invalid", "logs_unreachable"], ignoreOrder: true);
        all.ShouldAllBe(h => h.Strength == Strength.Weak);
    }

    [Theory]
    [InlineData("arn:aws:secretsmanager:eu-central-1:111122223333:secret:prod-verify")]
    [InlineData("arn:aws:secretsmanager:eu-central-1:111122223333:secret:prod/db")]
    [InlineData("arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbC12d")]
    public void A_refusal_of_an_odd_reference_has_two_readings(string arn)
    {
        var dossier = Stop.NeverStarted($"{Old}unable to retrieve secret from asm: failed to fetch secret {arn} from secrets manager: {User}secretsmanager:GetSecretValue on resource: {arn} because no identity-based policy allows it").Container("app", null).Dossier();
        var all = _rules.Weigh(dossier);

        all.Select(h => h.Cause).ShouldBe(["secret_reference_invalid", "secret_access_denied"]);
        all.ShouldAllBe(h => h.Strength == Strength.Weak && h.WouldSettle != null);
    }

    [Theory]
    [InlineData(1, "env_file_transient_timeout")]
    [InlineData(0, "env_file_unreachable")]
    public void Whether_a_time_out_of_an_environment_file_may_pass_the_running_tasks_tell(int running, string cause)
    {
        var primary = new EcsDeployment("ecs-svc/1", "PRIMARY", "arn:aws:ecs:eu-central-1:111122223333:task-definition/checkout:42", 2, running, 0, 0, Stop.End.AddDays(-1), Stop.End.AddDays(-1), "COMPLETED", null);
        var dossier = Stop.NeverStarted("ResourceInitializationError: failed to download env files: file download command: non empty error stream: RequestCanceled: request context canceled caused by: context deadline exceeded")
            .Container("app", null).OfService().ServiceNow(new EcsService { ServiceArn = "arn:aws:ecs:eu-central-1:111122223333:service/prod/checkout", Name = "checkout", RunningCount = running, DesiredCount = 2, Deployments = [primary] }).Dossier();

        var all = _rules.Weigh(dossier);

        all[0].Cause.ShouldBe(cause);
        all.ShouldContain(h => h.Cause == "env_file_unreachable");
    }

    [Theory]
    [InlineData("secret_access_denied")]
    [InlineData("logs_unreachable")]
    [InlineData("role_assume_failed")]
    public void A_task_that_ran_was_prepared(string cause) =>
        _rules.Contradictions(cause, "app", Stop.Exited().Container("app", 1).Dossier()).ShouldContain(c => c.EvidenceId == "record.startedAt");

    [Fact]
    public void A_service_that_answered_was_in_reach()
    {
        var dossier = Stop.NeverStarted("ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: AccessDeniedException: User: x").Container("app", null).Dossier();

        _rules.RuledOut(dossier, _rules.Weigh(dossier)[0]).ShouldContain(r => r.Cause == "logs_unreachable");
    }

    [Fact]
    public void An_application_cannot_print_itself_a_failed_initialisation()
    {
        var line = Stop.Line("app", "ResourceInitializationError: unable to retrieve secret from asm: Secrets Manager can't find the specified secret.");

        _rules.Supports("secret_not_found", line, "app").ShouldBeNull();
    }
}
