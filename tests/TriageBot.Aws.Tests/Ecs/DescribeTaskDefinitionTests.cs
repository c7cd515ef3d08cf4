using TriageBot.Aws.Tests.Fakes;
using TriageBot.Triage.Ecs;
using TriageBot.Triage.Ports;

namespace TriageBot.Aws.Tests.Ecs;

public sealed class DescribeTaskDefinitionTests : IDisposable
{
    private readonly Account _account = new();

    public void Dispose() => _account.Dispose();

    [Fact]
    public async Task Containers_come_with_what_a_diagnosis_needs_and_without_environment_values()
    {
        _account.Aws.On("DescribeTaskDefinition", _ => Reply.Raw("""
            {"taskDefinition":{
              "taskDefinitionArn":"arn:aws:ecs:eu-central-1:111122223333:task-definition/checkout:42","family":"checkout","revision":42,"status":"INACTIVE",
              "executionRoleArn":"arn:aws:iam::111122223333:role/exec","networkMode":"awsvpc","cpu":"256","memory":"1024","registeredAt":1767225600.5,
              "runtimePlatform":{"cpuArchitecture":"ARM64","operatingSystemFamily":"LINUX"},"requiresCompatibilities":["FARGATE"],
              "containerDefinitions":[{
                "name":"app","image":"checkout:1.4","cpu":0,"memory":512,"memoryReservation":256,"essential":false,
                "entryPoint":["sh","-c"],"command":["run"],"environment":[{"name":"DB_PASS","value":"hunter2"}],
                "secrets":[{"name":"KEY","valueFrom":"arn:aws:ssm:eu-central-1:111122223333:parameter/key"}],
                "logConfiguration":{"logDriver":"awslogs","options":{"awslogs-group":"/ecs/checkout","awslogs-region":"eu-central-1","awslogs-stream-prefix":"ecs"},
                  "secretOptions":[{"name":"token","valueFrom":"logs-token"}]},
                "repositoryCredentials":{"credentialsParameter":"registry"},"environmentFiles":[{"value":"arn:aws:s3:::files/app.env","type":"s3"}],
                "dependsOn":[{"containerName":"db","condition":"HEALTHY"}],"stopTimeout":120,"startTimeout":30,
                "healthCheck":{"command":["CMD-SHELL","true"],"interval":30,"timeout":5,"retries":3},
                "restartPolicy":{"enabled":true,"ignoredExitCodes":[0],"restartAttemptPeriod":60},
                "portMappings":[{"containerPort":8080,"hostPort":8080,"protocol":"tcp"},{"containerPortRange":"9000-9010"}]},
               {"name":"router","firelensConfiguration":{"type":"fluentbit"}}]}}
            """));

        var definition = await Describe("checkout:42");

        definition.Revision.ShouldBe(42);
        (definition.Cpu, definition.MemoryMiB, definition.CpuArchitecture).ShouldBe((256, 1024, "ARM64"));
        definition.RegisteredAt.ShouldBe(DateTimeOffset.FromUnixTimeMilliseconds(1_767_225_600_500));
        var app = definition.Container("app")!;
        app.Essential.ShouldBeFalse();
        (app.MemoryMiB, app.MemoryReservationMiB, app.StopTimeoutSeconds, app.StartTimeoutSeconds).ShouldBe((512, 256, 120, 30));
        app.EntryPoint.ShouldBe(["sh", "-c"]);
        app.EnvironmentNames.ShouldBe(["DB_PASS"]);
        app.Secrets.ShouldBe([new SecretReference("KEY", "arn:aws:ssm:eu-central-1:111122223333:parameter/key")]);
        app.Log!.Options["awslogs-stream-prefix"].ShouldBe("ecs");
        app.Log.SecretOptions.ShouldBe([new SecretReference("token", "logs-token")]);
        app.RegistryCredentials.ShouldBe("registry");
        app.EnvironmentFiles.ShouldBe(["arn:aws:s3:::files/app.env"]);
        app.DependsOn.ShouldBe([new ContainerDependency("db", "HEALTHY")]);
        app.HealthCheck!.Retries.ShouldBe(3);
        app.HealthCheck.StartPeriod.ShouldBeNull();
        (app.Restart!.Enabled, app.Restart.AttemptPeriodSeconds).ShouldBe((true, 60));
        app.ContainerPorts.ShouldBe([8080]);
        var router = definition.Container("router")!;
        router.Essential.ShouldBeTrue();
        router.IsFireLensRouter.ShouldBeTrue();
        router.Log.ShouldBeNull();
    }

    [Fact]
    public async Task A_revision_that_does_not_exist_is_not_found_though_ECS_calls_it_a_client_error()
    {
        _account.Aws.On("DescribeTaskDefinition", _ => Reply.Error("ClientException", "Unable to describe task definition."));

        var e = await Should.ThrowAsync<AwsReadException>(() => Describe("gone:1"));

        e.Failure.Kind.ShouldBe(FailureKind.NotFound);
    }

    [Fact]
    public async Task Another_client_error_stays_one()
    {
        _account.Aws.On("DescribeTaskDefinition", _ => Reply.Error("ClientException", "Invalid name."));

        var e = await Should.ThrowAsync<AwsReadException>(() => Describe("a b"));

        e.Failure.Kind.ShouldBe(FailureKind.Invalid);
    }

    private Task<TaskDefinition> Describe(string name) =>
        _account.Clients.Ecs.DescribeTaskDefinition(_account.Scope, name, TestContext.Current.CancellationToken);
}
