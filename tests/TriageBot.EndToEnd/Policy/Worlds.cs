using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Checks;
using TriageBot.EndToEnd.Stacks;
using TriageBot.Triage.Gathering;

namespace TriageBot.EndToEnd.Policy;

/// <summary>Incidents that between them ask for everything that an investigation looks up.</summary>
internal static class Worlds
{
    private const string NoSecret = "ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secret from asm: There is a connection issue between the task and AWS Secrets Manager. i/o timeout";
    private const string NoMount = "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: Mount attempt 1/3 failed due to timeout after 15 sec";

    public static IEnumerable<(JsonObject Recorded, EvidenceSettings Settings)> All() =>
        Plain().Concat(Networks()).Concat(Capacities()).Select(recorded => (recorded, Wanting.Trail))
            .Append((Infrequent(i => i.Fault("GetQueryResults", "timeout")), Wanting.Trail with { Deadline = TimeSpan.FromSeconds(2) }));

    private static IEnumerable<JsonObject> Plain() =>
    [
        Incident.OneCrash().Asked(),
        Incident.OneCrash().Asked("service/prod/checkout"),
        Infrequent(),
        Wanting.Memory().LogGroup(Wanting.UsageGroup).ServiceMemory(90, 99).Asked(),
        Wanting.Permission().Role("exec", "s3:*").LogGroup(Wanting.TrailGroup).Asked(),
        Wanting.Changes().Asked(),
        Wanting.NoTask().LogGroup(Wanting.ActionGroup).Asked("service/prod/checkout"),
        Unstarted.Of(Messages.RoleNotAssumed).Role(Unstarted.Role, "ecr:*").Asked(),
        Unstarted.Of(Messages.PullForbidden).Role(Unstarted.Role, "ecr:*").Section("ecr", Unstarted.Pushed("1.4.1")).Asked(),
        Unstarted.Of(Messages.PullForbidden).Role(Unstarted.Role, "ecr:*").Section("ecr", new JsonObject { ["repositories"] = new JsonArray(), ["imageDetails"] = new JsonArray() }).Asked(),
        Unstarted.Of("CannotPullContainerError: pull image manifest has been retried 7 time(s): image Manifest does not contain descriptor matching platform 'linux/amd64'.").Section("ecr", Unstarted.Built("linux/arm64")).Asked(),
        Unstarted.Of(Messages.SecretNotFound, references: Unstarted.Secret).Section("secretsmanager", Unstarted.Kept()).Asked(),
        Unstarted.Of(Messages.ParametersInvalid, references: "db").Section("ssm", Unstarted.Parameters()).Section("secretsmanager", Unstarted.Kept()).Asked(),
        Surrounded.NeverStarted("ResourceInitializationError: failed to validate logger args: The task cannot find the Amazon CloudWatch log group defined in the task definition. : signal: killed").Asked(),
    ];

    private static IEnumerable<JsonObject> Networks() =>
    [
        Secret(new Network().Endpoint("secretsmanager")),
        Secret(new Network().Nat()),
        Secret(new Network().Public(), publicIp: true),
        Secret(new Network().Public().Blocked("block-bidirectional", told: false), publicIp: true),
        Surrounded.NeverStarted(NoSecret, [Surrounded.Secret], ofService: false).Asked().With("ec2", new Network().Endpoint("secretsmanager").Interface("eni-0task").Section),
        Surrounded.NeverStarted(NoMount).Volume("fs-0one").Asked().In(new Network()).With("efs", FileSystem(true)),
        Surrounded.NeverStarted(NoMount).Volume("fs-0one").Asked().In(new Network()).With("efs", FileSystem(false)),
    ];

    private static IEnumerable<JsonObject> Capacities()
    {
        yield return TargetCheckTests.Failing();
        yield return CapacityCheckTests.Full();
        yield return CapacityCheckTests.Empty();
        yield return CapacityCheckTests.UsedUp();
    }

    private static JsonObject Secret(Network network, bool publicIp = false) => Surrounded.NeverStarted(NoSecret, [Surrounded.Secret]).Asked().In(network, publicIp);

    private static JsonObject Infrequent(Func<Incident, Incident>? change = null) => (change ?? (i => i))(new Incident().Service().Definition(42, Incident.Container("app")).Task(Incident.TaskId).LogGroup(Incident.Group, "INFREQUENT_ACCESS")
        .Stream(Incident.Group, $"ecs/app/{Incident.TaskId}", "listening", "ValueError: no currency")).Asked();

    private static JsonObject FileSystem(bool hasTarget) => new()
    {
        ["fileSystems"] = new JsonArray(new JsonObject { ["FileSystemId"] = "fs-0one", ["LifeCycleState"] = "available" }),
        ["mountTargets"] = hasTarget ? new JsonArray(JsonNode.Parse("""{ "MountTargetId": "fsmt-0one", "FileSystemId": "fs-0one", "SubnetId": "subnet-0task", "VpcId": "vpc-0one", "IpAddress": "10.0.1.9", "AvailabilityZoneName": "eu-central-1a", "LifeCycleState": "available", "SecurityGroups": ["sg-0task"] }""")) : new JsonArray(),
    };
}
