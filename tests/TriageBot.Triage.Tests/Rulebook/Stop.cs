using System.Text.Json;
using TriageBot.Triage.Checks;
using TriageBot.Triage.Ecs;
using TriageBot.Triage.Ecs.Events;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Tests.Rulebook;

/// <summary>A stop in the making: each step adds what ECS or a log would show.</summary>
internal sealed class Stop
{
    public const string TaskArn = "arn:aws:ecs:eu-central-1:111122223333:task/prod/0123456789abcdef0123456789abcdef";

    private static readonly AwsScope s_scope = new("111122223333", "eu-central-1");
    private static readonly LogConfiguration s_log = new("awslogs", new Dictionary<string, string> { ["awslogs-group"] = "/ecs/checkout", ["awslogs-stream-prefix"] = "ecs", ["awslogs-region"] = "eu-central-1" });
    private static readonly DateTimeOffset s_end = new(2026, 1, 1, 14, 2, 11, TimeSpan.Zero);

    private readonly Dictionary<string, List<LogLine>> _tails = [];
    private readonly List<TaskEvent> _events = [];
    private List<ContainerDefinition> _definitions = [];
    private bool _defined = true;
    private Func<TaskDefinition, TaskDefinition> _define = d => d;
    private readonly List<UsageRecord> _usage = [];
    private readonly List<DeniedCall> _denied = [];
    private readonly List<ServiceAction> _actions = [];
    private readonly List<Check> _checks = [];
    private ServiceNow? _service;
    private Occurrences? _occurrences;
    private EcsTask _task;

    private Stop(string? stopCode, string? reason) => _task = new EcsTask
    {
        TaskArn = TaskArn,
        ClusterArn = "arn:aws:ecs:eu-central-1:111122223333:cluster/prod",
        TaskDefinitionArn = "arn:aws:ecs:eu-central-1:111122223333:task-definition/checkout:42",
        LaunchType = "FARGATE",
        LastStatus = "STOPPED",
        DesiredStatus = "STOPPED",
        StopCode = stopCode,
        StoppedReason = reason,
        CreatedAt = s_end.AddMinutes(-7),
        StartedAt = s_end.AddMinutes(-6),
        StoppingAt = s_end.AddSeconds(-1),
        ExecutionStoppedAt = s_end,
        StoppedAt = s_end,
        Cpu = 256,
        MemoryMiB = 1024,
        Version = 5,
    };

    public static DateTimeOffset End => s_end;

    public static Stop Exited() => new(StopCodes.EssentialContainerExited, "Essential container in task exited");

    public static Stop Of(string? stopCode, string? reason) => new(stopCode, reason);

    public static Stop NeverStarted(string reason) => new Stop(StopCodes.FailedToStart, reason).With(t => t with { StartedAt = null });

    public Stop With(Func<EcsTask, EcsTask> change)
    {
        _task = change(_task);
        return this;
    }

    public Stop Container(string name, int? exitCode, string? reason = null, bool essential = true, int? memory = null)
    {
        var ran = exitCode is not null;
        _task = _task with
        {
            Containers = [.. _task.Containers, new EcsContainer { Name = name, ExitCode = exitCode, Reason = reason, MemoryMiB = memory, RuntimeId = ran ? $"{name}-id" : null, LastStatus = "STOPPED" }],
        };
        _definitions = [.. _definitions, new ContainerDefinition { Name = name, Essential = essential, MemoryMiB = memory, Image = $"111122223333.dkr.ecr.eu-central-1.amazonaws.com/{name}:1.4.2", Log = s_log }];
        return this;
    }

    /// <summary>Changes the definition of the container that was named last.</summary>
    public Stop Defined(Func<ContainerDefinition, ContainerDefinition> change)
    {
        _definitions = [.. _definitions[..^1], change(_definitions[^1])];
        return this;
    }

    /// <summary>Changes what ECS records of the container that was named last.</summary>
    public Stop Recorded(Func<EcsContainer, EcsContainer> change) =>
        With(t => t with { Containers = [.. t.Containers.Take(t.Containers.Count - 1), change(t.Containers[^1])] });

    /// <summary>A container that no task definition names, as AWS injects them.</summary>
    public Stop Injected(string name, int? exitCode, string? reason = null)
    {
        _task = _task with { Containers = [.. _task.Containers, new EcsContainer { Name = name, ExitCode = exitCode, Reason = reason, RuntimeId = name }] };
        return this;
    }

    public Stop WithoutDefinition()
    {
        _defined = false;
        return this;
    }

    public Stop Defined(Func<TaskDefinition, TaskDefinition> change)
    {
        _define = change;
        return this;
    }

    public Stop OfService(string name = "checkout", string startedBy = "ecs-svc/1") =>
        With(t => t with { Group = $"service:{name}", StartedBy = startedBy });

    public Stop ServiceNow(EcsService service, string? lastGood = null)
    {
        _service = new ServiceNow(service, lastGood, lastGood is null ? null : s_end.AddDays(-9));
        return this;
    }

    /// <summary>Messages of the service, the newest first as ECS lists them.</summary>
    public Stop ServiceTold(TimeSpan before, params string[] messages) => ServiceNow(Service(s_end - before, messages));

    public Stop ServiceAction(string name, string? reason, TimeSpan before = default)
    {
        _actions.Add(Action(name, reason, s_end - before, $"events#{_events.Count + _actions.Count}"));
        return this;
    }

    public Stop Occurred(int times)
    {
        _occurrences = new Occurrences(times, s_end.AddMinutes(-30), s_end, []);
        return this;
    }

    /// <summary>Lines one millisecond apart that end so long before the task did.</summary>
    public Stop Logged(string container, TimeSpan before, params string[] messages)
    {
        if (!_tails.TryGetValue(container, out var tail))
            _tails[container] = tail = [];
        foreach (var (message, i) in messages.Select((m, i) => (m, i)))
        {
            var at = s_end - before - TimeSpan.FromMilliseconds(messages.Length - 1 - i);
            tail.Add(new LogLine($"logs/{container}#{tail.Count}", EvidenceSource.Application, s_scope, Stream(container), at, message, container));
        }

        return this;
    }

    public Stop Logged(string container, params string[] messages) => Logged(container, TimeSpan.FromMilliseconds(200), messages);

    /// <summary>A line that stands wherever it says.</summary>
    public Stop Line(LogLine line)
    {
        if (!_tails.TryGetValue(line.Container!, out var tail))
            _tails[line.Container!] = tail = [];
        tail.Add(line);
        return this;
    }

    /// <summary>A state change as EventBridge delivers it.</summary>
    public Stop Event(Func<EcsTask, EcsTask>? change = null)
    {
        var task = change is null ? _task : change(_task);
        var line = EventLine(task, $"events#{_events.Count}");
        _events.Add(new TaskEvent(line, ((TaskStateChange)EcsEvent.Parse(line.Message)!).Task));
        return this;
    }

    public Stop Used(UsageRecord record)
    {
        _usage.Add(record);
        return this;
    }

    public Stop Denied(DeniedCall call)
    {
        _denied.Add(call);
        return this;
    }

    public Stop Checked(string name, CheckStatus status, string detail, string[] speaksFor, params string[] speaksAgainst)
    {
        _checks.Add(new Check(name, status, detail, s_end.AddMinutes(1), "DescribeWhatever") { SpeaksFor = speaksFor, SpeaksAgainst = speaksAgainst });
        return this;
    }

    public Dossier Dossier(params TaskEvent[] instead) => new()
    {
        Target = new TaskTarget(s_scope, "prod", _task.TaskId),
        GatheredAt = s_end.AddMinutes(1),
        Task = _task,
        Definition = _defined && _definitions.Count > 0
            ? _define(new TaskDefinition { Arn = _task.TaskDefinitionArn!, Family = "checkout", Revision = 42, Containers = _definitions, Cpu = _task.Cpu, MemoryMiB = _task.MemoryMiB })
            : null,
        Tails = [.. _tails.Select(t => new LogTail(t.Key, Stream(t.Key), new TimeWindow(s_end.AddHours(-1), s_end), t.Value, true))],
        TaskEvents = instead.Length > 0 ? instead : _events,
        Service = _service,
        Usage = _usage,
        DeniedCalls = _denied,
        ServiceActions = _actions,
        Occurrences = _occurrences,
        Checks = _checks,
    };

    /// <summary>A service of which no task is known: only what it tells itself.</summary>
    public static Dossier NoTask(EcsService? service = null, params ServiceAction[] actions) => new()
    {
        Target = new ServiceTarget(s_scope, "prod", "checkout"),
        GatheredAt = s_end.AddMinutes(1),
        Service = service is null ? null : new ServiceNow(service, null, null),
        ServiceActions = actions,
    };

    public static EcsService Service(DateTimeOffset at, params string[] messages) => new()
    {
        ServiceArn = "arn:aws:ecs:eu-central-1:111122223333:service/prod/checkout",
        Name = "checkout",
        DesiredCount = 2,
        TaskDefinitionArn = "arn:aws:ecs:eu-central-1:111122223333:task-definition/checkout:42",
        Events = [.. messages.Select((m, i) => new ServiceEvent($"e{i}", at.AddSeconds(-i), m))],
    };

    /// <summary>A Service Action as EventBridge delivers it.</summary>
    public static ServiceAction Action(string name, string? reason, DateTimeOffset? at = null, string id = "events#0", string kind = "ECS Service Action")
    {
        var time = at ?? s_end;
        var reasonField = reason is null ? "" : $",\"reason\":{JsonSerializer.Serialize(reason)}";
        var json = $$"""{"version":"0","id":"a1","detail-type":"{{kind}}","source":"aws.ecs","account":"111122223333","time":"{{time:O}}","region":"eu-central-1","resources":["arn:aws:ecs:eu-central-1:111122223333:service/prod/checkout"],"detail":{"eventType":"ERROR","eventName":"{{name}}"{{reasonField}} } }""";
        var line = new LogLine(id, EvidenceSource.EcsServiceEvent, s_scope, new LogStreamRef("/aws/events/ecs/prod", "s"), time, json);
        var parsed = (ServiceActionEvent)EcsEvent.Parse(json)!;
        return new ServiceAction(line, parsed.ServiceArn, parsed.Level, parsed.Name, parsed.Reason, parsed.Time);
    }

    public static LogLine EventLine(EcsTask task, string id = "events#0")
    {
        var detail = new
        {
            taskArn = task.TaskArn,
            clusterArn = task.ClusterArn,
            version = task.Version,
            lastStatus = task.LastStatus,
            desiredStatus = task.DesiredStatus,
            stopCode = task.StopCode,
            stoppedReason = task.StoppedReason,
            startedAt = task.StartedAt,
            stoppedAt = task.StoppedAt,
            group = task.Group,
            startedBy = task.StartedBy,
            containers = task.Containers.Select(c => new { name = c.Name, lastStatus = c.LastStatus, exitCode = c.ExitCode, reason = c.Reason, runtimeId = c.RuntimeId }),
        };
        var json = $$"""{"version":"0","id":"e1","detail-type":"ECS Task State Change","source":"aws.ecs","account":"111122223333","time":"2026-01-01T14:02:12Z","region":"eu-central-1","resources":[],"detail":{{JsonSerializer.Serialize(detail)}}}""";
        return new LogLine(id, EvidenceSource.EcsEvent, s_scope, new LogStreamRef("/aws/events/ecs/prod", "s"), s_end, json);
    }

    public static LogLine Line(string container, string message) =>
        new($"logs/{container}#0", EvidenceSource.Application, s_scope, Stream(container), s_end, message, container);

    private static LogStreamRef Stream(string container) => new("/ecs/checkout", $"ecs/{container}/0123456789abcdef0123456789abcdef");
}
