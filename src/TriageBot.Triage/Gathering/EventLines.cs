using TriageBot.Triage.Ecs.Events;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Gathering;

/// <summary>The events of ECS that stand in a log group, parsed. Lines that are no such events are left out.</summary>
public sealed record EventLines(IReadOnlyList<TaskEvent> Tasks, IReadOnlyList<ServiceAction> Actions, bool Complete)
{
    internal static EventLines Parse(LogRead read, string lookId, AwsScope scope, string group)
    {
        var tasks = new List<TaskEvent>();
        var actions = new List<ServiceAction>();
        for (var index = 0; index < read.Events.Count; index++)
        {
            var raw = read.Events[index];
            LogLine Line(EvidenceSource source) =>
                new($"{lookId}#{index + 1}", source, scope, new LogStreamRef(group, raw.LogStream), raw.Timestamp, raw.Message);

            switch (EcsEvent.Parse(raw.Message))
            {
                case TaskStateChange change:
                    tasks.Add(new TaskEvent(Line(EvidenceSource.EcsEvent), change.Task));
                    break;
                case ServiceActionEvent action:
                    actions.Add(new ServiceAction(Line(EvidenceSource.EcsServiceEvent), action.ServiceArn, action.Level, action.Name, action.Reason, action.Time));
                    break;
            }
        }

        return new EventLines(tasks, actions, read.Complete);
    }

    /// <summary>The state changes of one task, one a version, the newest last: EventBridge delivers at least once and in no order.</summary>
    public static IReadOnlyList<TaskEvent> Of(string taskArn, IEnumerable<TaskEvent> events) =>
    [
        .. events
            .Where(e => e.Task.TaskArn == taskArn)
            .GroupBy(e => e.Task.Version ?? 0)
            .OrderBy(g => g.Key)
            .Select(g => g.OrderBy(e => e.Line.Timestamp).First()),
    ];
}
