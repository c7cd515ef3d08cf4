using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Tests.Rulebook;

/// <summary>What the AWS SDKs print where they find no credentials or are refused.</summary>
public sealed class TaskRoleTests(BuiltInRules builtIn) : IClassFixture<BuiltInRules>
{
    private readonly Rules _rules = builtIn.Rules;

    [Theory]
    [InlineData("task_role_missing", "botocore.exceptions.NoCredentialsError: Unable to locate credentials")]
    [InlineData("task_role_missing", "com.amazonaws.SdkClientException: Unable to load AWS credentials from any provider in the chain: [EnvironmentVariableCredentialsProvider]")]
    [InlineData("task_role_missing", "Exception in thread \"main\" software.amazon.awssdk.core.exception.SdkClientException: Unable to load credentials from any of the providers in the chain AwsCredentialsProviderChain(")]
    [InlineData("task_role_missing", "panic: NoCredentialProviders: no valid providers in chain. Deprecated.")]
    [InlineData("task_role_missing", "2026/01/01 operation error S3: ListBuckets, get identity: get credentials: failed to refresh cached credentials, no EC2 IMDS role found, operation error ec2imds: GetMetadata")]
    [InlineData("task_role_missing", "CredentialsProviderError: Could not load credentials from any providers")]
    [InlineData("task_role_missing", "Unhandled exception. Amazon.Runtime.AmazonServiceException: Unable to get IAM security credentials from EC2 Instance Metadata Service.")]
    [InlineData("task_role_missing", "thread 'main' panicked at src/main.rs:4:10: dispatch failure: the credential provider was not enabled: no providers in chain provided credentials")]
    [InlineData("task_role_denied", "botocore.exceptions.ClientError: An error occurred (AccessDeniedException) when calling the GetItem operation: User: arn:aws:sts::111122223333:assumed-role/app/1 is not authorized to perform: dynamodb:GetItem on resource: x")]
    public void Each_SDK_says_it_in_its_own_words(string cause, string line)
    {
        var top = _rules.Weigh(Stop.Exited().Container("app", 1).Logged("app", "starting", line).Dossier())[0];

        top.Cause.ShouldBe(cause);
        top.Container.ShouldBe("app");
        top.Strength.ShouldBe(Strength.Strong);
        top.Bucket.ShouldBe(Bucket.Config);
    }

    [Fact]
    public void A_refusal_that_the_application_outlived_is_no_cause()
    {
        var dossier = Stop.Exited().Container("app", 1)
            .Logged("app", TimeSpan.FromMinutes(3), "AccessDenied: User: arn:aws:sts::111122223333:assumed-role/app/1 is not authorized to perform: sqs:sendmessage on resource: y")
            .Logged("app", "ValueError: invalid literal for int()").Dossier();

        _rules.Weigh(dossier)[0].Cause.ShouldBe("app_exception");
    }

    [Fact]
    public void A_task_with_a_task_role_is_not_without_one()
    {
        var dossier = Stop.Exited().Container("app", 1).Logged("app", "botocore.exceptions.NoCredentialsError: Unable to locate credentials")
            .Defined(d => d with { TaskRoleArn = "arn:aws:iam::111122223333:role/app" }).Dossier();

        _rules.Contradictions("task_role_missing", "app", dossier).ShouldHaveSingleItem().EvidenceId.ShouldBe("definition.taskRoleArn");
        _rules.Weigh(dossier).Single(h => h.Cause == "task_role_missing").Strength.ShouldBe(Strength.Weak);
    }
}
