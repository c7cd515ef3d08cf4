using System.Globalization;
using System.Text.Json.Nodes;

namespace TriageBot.EndToEnd.Stacks;

/// <summary>A case in the making, in the shapes of AWS's own APIs: a service checkout in the cluster prod, and what a test adds to it.</summary>
internal sealed class Incident
{
    public const string TaskId = "0123456789abcdef0123456789abcdef";
    public const string Group = "/ecs/checkout";
    public const string EventGroup = "/aws/events/ecs/containerinsights/prod/performance";

    private const string Account = "111122223333";
    private const string Region = "eu-central-1";

    private readonly JsonObject _ecs = [];
    private readonly JsonArray _groups = [];
    private readonly JsonArray _faults = [];
    private readonly JsonArray _metrics = [];
    private readonly JsonArray _roles = [];
    private readonly JsonObject _account = [];

    public Incident()
    {
        foreach (var list in (string[])["clusters", "services", "tasks", "taskDefinitions", "serviceDeployments", "serviceRevisions"])
            _ecs[list] = new JsonArray();
        Cluster("prod");
    }

    public static DateTimeOffset Now { get; } = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset Stopped { get; } = Now.AddMinutes(-5);

    public static string Arn(string resource) => $"arn:aws:ecs:{Region}:{Account}:{resource}";

    /// <summary>One task of checkout, its container exited with 1 after a minute, its lines in awslogs with a prefix.</summary>
    public static Incident OneCrash() =>
        new Incident().Service().Definition(42, Container("app")).Task(TaskId).Stream(Group, $"ecs/app/{TaskId}", "listening on 8080", "ValueError: no currency");

    public static JsonObject Container(string name, string? driver = "awslogs", params (string Key, string Value)[] options)
    {
        var container = new JsonObject { ["name"] = name, ["image"] = $"registry.example/{name}:1", ["essential"] = true };
        var given = options.Length > 0 || driver != "awslogs" ? options : [("awslogs-group", Group), ("awslogs-region", Region), ("awslogs-stream-prefix", "ecs")];
        if (driver is not null)
            container["logConfiguration"] = new JsonObject { ["logDriver"] = driver, ["options"] = new JsonObject(given.Select(o => KeyValuePair.Create(o.Key, (JsonNode?)o.Value))) };
        return container;
    }

    /// <summary>A service's task as DescribeTasks returns it; a test changes what it is about.</summary>
    public static JsonObject StoppedTask(string id, Action<JsonObject>? change = null)
    {
        var task = new JsonObject
        {
            ["taskArn"] = Arn($"task/prod/{id}"),
            ["clusterArn"] = Arn("cluster/prod"),
            ["taskDefinitionArn"] = Arn("task-definition/checkout:42"),
            ["group"] = "service:checkout",
            ["startedBy"] = "ecs-svc/1",
            ["launchType"] = "FARGATE",
            ["lastStatus"] = "STOPPED",
            ["desiredStatus"] = "STOPPED",
            ["version"] = 5,
            ["stopCode"] = "EssentialContainerExited",
            ["stoppedReason"] = "Essential container in task exited",
            ["createdAt"] = Iso(Stopped.AddMinutes(-2)),
            ["startedAt"] = Iso(Stopped.AddMinutes(-1)),
            ["stoppedAt"] = Iso(Stopped),
            ["containers"] = new JsonArray(new JsonObject { ["name"] = "app", ["lastStatus"] = "STOPPED", ["exitCode"] = 1, ["runtimeId"] = $"{id}-1" }),
        };
        change?.Invoke(task);
        return task;
    }

    public static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public Incident Cluster(string name) => Add("clusters", new JsonObject { ["clusterArn"] = Arn($"cluster/{name}"), ["clusterName"] = name, ["status"] = "ACTIVE" });

    public Incident Service(int desired = 2, int running = 2, int revision = 42, string rollout = "COMPLETED") => Add("services", new JsonObject
    {
        ["serviceArn"] = Arn("service/prod/checkout"),
        ["serviceName"] = "checkout",
        ["clusterArn"] = Arn("cluster/prod"),
        ["status"] = "ACTIVE",
        ["desiredCount"] = desired,
        ["runningCount"] = running,
        ["pendingCount"] = 0,
        ["taskDefinition"] = Arn($"task-definition/checkout:{revision}"),
        ["deployments"] = new JsonArray(new JsonObject
        {
            ["id"] = "ecs-svc/1",
            ["status"] = "PRIMARY",
            ["taskDefinition"] = Arn($"task-definition/checkout:{revision}"),
            ["desiredCount"] = desired,
            ["runningCount"] = running,
            ["createdAt"] = Iso(Stopped.AddHours(-1)),
            ["rolloutState"] = rollout,
        }),
        ["events"] = new JsonArray(),
    });

    public Incident Definition(int revision, params JsonObject[] containers) => Add("taskDefinitions", new JsonObject
    {
        ["taskDefinitionArn"] = Arn($"task-definition/checkout:{revision}"),
        ["family"] = "checkout",
        ["revision"] = revision,
        ["status"] = "ACTIVE",
        ["containerDefinitions"] = new JsonArray([.. containers]),
    });

    /// <summary>The newest definition has a volume on an EFS file system.</summary>
    public Incident Volume(string fileSystem)
    {
        _ecs["taskDefinitions"]!.AsArray()[^1]!["volumes"] = new JsonArray(new JsonObject { ["name"] = "data", ["efsVolumeConfiguration"] = new JsonObject { ["fileSystemId"] = fileSystem } });
        return this;
    }

    /// <summary>The newest definition's tasks have a network interface of their own.</summary>
    public Incident AwsVpc()
    {
        _ecs["taskDefinitions"]!.AsArray()[^1]!["networkMode"] = "awsvpc";
        return this;
    }

    /// <summary>Changes the newest task.</summary>
    public Incident Change(Action<JsonObject> change)
    {
        change(_ecs["tasks"]!.AsArray()[^1]!.AsObject());
        return this;
    }

    public Incident Task(string id, Action<JsonObject>? change = null) => Add("tasks", StoppedTask(id, change));

    /// <summary>A deployment of checkout that completed some days ago.</summary>
    public Incident Deployed(int revision, int daysAgo)
    {
        var arn = Arn($"service-revision/prod/checkout/{revision}");
        Add("serviceRevisions", new JsonObject { ["serviceRevisionArn"] = arn, ["clusterArn"] = Arn("cluster/prod"), ["taskDefinition"] = Arn($"task-definition/checkout:{revision}") });
        return Add("serviceDeployments", new JsonObject
        {
            ["serviceDeploymentArn"] = Arn($"service-deployment/prod/checkout/{revision}"),
            ["serviceArn"] = Arn("service/prod/checkout"),
            ["clusterArn"] = Arn("cluster/prod"),
            ["createdAt"] = Iso(Now.AddDays(-daysAgo)),
            ["startedAt"] = Iso(Now.AddDays(-daysAgo)),
            ["finishedAt"] = Iso(Now.AddDays(-daysAgo)),
            ["targetServiceRevision"] = new JsonObject { ["arn"] = arn },
            ["status"] = "SUCCESSFUL",
        });
    }

    public Incident LogGroup(string name, string logClass = "STANDARD")
    {
        _groups.Add(new JsonObject { ["logGroupName"] = name, ["logGroupClass"] = logClass, ["streams"] = new JsonArray() });
        return this;
    }

    /// <summary>Lines one second apart, the last one a second before the stop.</summary>
    public Incident Stream(string group, string stream, params string[] messages) =>
        Events(group, stream, [.. messages.Select((m, i) => (Stopped.AddSeconds(i - messages.Length), m))]);

    public Incident Events(string group, string stream, params (DateTimeOffset At, string Message)[] events)
    {
        if (!_groups.Any(g => (string)g!["logGroupName"]! == group))
            LogGroup(group);
        _groups.First(g => (string)g!["logGroupName"]! == group)!["streams"]!.AsArray().Add(new JsonObject
        {
            ["logStreamName"] = stream,
            ["events"] = new JsonArray([.. events.Select(e => new JsonObject { ["timestamp"] = e.At.ToUnixTimeMilliseconds(), ["ingestionTime"] = e.At.ToUnixTimeMilliseconds(), ["message"] = e.Message })]),
        });
        return this;
    }

    public Incident Fault(string operation, string error, string? match = null)
    {
        _faults.Add(new JsonObject { ["operation"] = operation, ["error"] = error, ["match"] = match });
        return this;
    }

    /// <summary>How full checkout's fullest task was, a minute apart, the last one a minute before the stop.</summary>
    public Incident ServiceMemory(params double[] percent)
    {
        _metrics.Add(new JsonObject
        {
            ["Namespace"] = "AWS/ECS",
            ["MetricName"] = "MemoryUtilization",
            ["Dimensions"] = new JsonArray(Dimension("ClusterName", "prod"), Dimension("ServiceName", "checkout")),
            ["points"] = new JsonArray([.. percent.Select((p, i) => new JsonArray(Iso(Stopped.AddMinutes(i - percent.Length)), p))]),
        });
        return this;
    }

    /// <summary>A role with one inline policy that allows just these actions on everything.</summary>
    public Incident Role(string name, params string[] allowed)
    {
        var statement = new JsonObject { ["Effect"] = "Allow", ["Action"] = new JsonArray([.. allowed.Select(a => (JsonNode)a)]), ["Resource"] = "*" };
        var trust = new JsonObject { ["Effect"] = "Allow", ["Principal"] = new JsonObject { ["Service"] = "ecs-tasks.amazonaws.com" }, ["Action"] = "sts:AssumeRole" };
        _roles.Add(new JsonObject
        {
            ["Arn"] = $"arn:aws:iam::{Account}:role/{name}",
            ["AssumeRolePolicyDocument"] = Policy(trust),
            ["AttachedPolicies"] = new JsonArray(),
            ["InlinePolicies"] = new JsonObject { ["own"] = Policy(statement) },
        });
        return this;
    }

    /// <summary>A further section of the case, such as <c>ecr</c>: what it does not hold does not exist. A section that is not given is not recorded.</summary>
    public Incident Section(string name, JsonObject section)
    {
        _account[name] = section;
        return this;
    }

    /// <summary>The case, with the target that the test asks about.</summary>
    public JsonObject Asked(string target = $"prod/{TaskId}")
    {
        var recorded = new JsonObject
        {
            ["name"] = "of this test",
            ["now"] = Iso(Now),
            ["account"] = Account,
            ["region"] = Region,
            ["ecs"] = _ecs.DeepClone(),
            ["logs"] = new JsonObject { ["groups"] = _groups.DeepClone() },
            ["cloudwatch"] = new JsonObject { ["metrics"] = _metrics.DeepClone() },
            ["iam"] = new JsonObject { ["roles"] = _roles.DeepClone(), ["policies"] = new JsonArray() },
            ["faults"] = _faults.DeepClone(),
            ["expected"] = new JsonObject { ["target"] = target },
        };
        foreach (var (name, section) in _account)
            recorded[name] = section!.DeepClone();
        return recorded;
    }

    private static JsonObject Policy(JsonObject statement) => new() { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray(statement) };

    private static JsonObject Dimension(string name, string value) => new() { ["Name"] = name, ["Value"] = value };

    private Incident Add(string list, JsonObject entry)
    {
        _ecs[list]!.AsArray().Add(entry);
        return this;
    }
}
