using System.Text.Json;
using TriageBot.Alerts.Formats;
using TriageBot.Triage.Alerts;
using TriageBot.Triage.Ecs.Events;

namespace TriageBot.Alerts.EventBridge;

/// <summary>
/// "ECS Service Action" and "ECS Deployment State Change": what the scheduler could not do fires, a steady state and a completed deployment end it.
/// See https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_service_events.html
/// </summary>
internal static class ServiceEvents
{
    public static Alert Read(ServiceActionEvent action, JsonElement envelope)
    {
        var names = new Dictionary<string, string>();
        if (envelope.Member("detail")?.Text("clusterArn") is { } clusterArn)
            names["ClusterName"] = clusterArn[(clusterArn.LastIndexOf('/') + 1)..];
        var subject = SubjectFinder.Find([action.ServiceArn], names);
        return new Alert
        {
            Source = AlertSources.EventBridge,
            Id = action.Id,
            Title = OneLine.Of($"{subject.Service ?? "A service"}: {action.Name}{(action.Reason is null ? "" : $": {action.Reason}")}"),
            State = StateOf(action),
            Group = GroupOf(subject),
            At = action.Time == default ? null : action.Time,
            Subject = subject,
            Symptom = Symptom.Of(action.Name, action.Reason),
        };
    }

    private static AlertState StateOf(ServiceActionEvent action) => action switch
    {
        { Name: "SERVICE_STEADY_STATE" or "SERVICE_DEPLOYMENT_COMPLETED" } => AlertState.Resolved,
        { Name: "SERVICE_DEPLOYMENT_FAILED" } or { Level: "WARN" or "ERROR" } => AlertState.Firing,
        _ => AlertState.Quiet,
    };

    // The same for all events of a service: ARNs of the old form leave out the cluster, and other accounts have services of this name too.
    private static string? GroupOf(AlertSubject subject) => subject is { Service: { } service, Cluster: { } cluster }
        ? $"service/{subject.Account}/{subject.Region}/{cluster}/{service}"
        : null;
}
