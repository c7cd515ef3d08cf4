using System.Text.Json;
using TriageBot.Replay.Wire;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Ecs;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListTasks.html</summary>
internal static class ListTasks
{
    private const string Action = "ecs:ListTasks";

    public static void Answer(Place place, Input input, Utf8JsonWriter json)
    {
        var size = input.PageSize(100);
        var status = input.Text("desiredStatus", "RUNNING", "PENDING", "STOPPED") ?? "RUNNING";
        var (service, family, instance) = (input.Text("serviceName"), input.Text("family"), input.Text("containerInstance"));
        var (launchType, startedBy) = (input.Text("launchType", "EC2", "FARGATE", "EXTERNAL", "MANAGED_INSTANCES"), input.Text("startedBy"));
        if (startedBy is not null && (service ?? family ?? instance ?? launchType) is not null)
            throw AwsRefusal.InvalidParameter("Cannot combine startedBy with another filter.");

        var cluster = Cluster.Find(place, input.Text("cluster"), Action);
        var tasks = Tasks.Remembered(cluster, Action);
        if (service is not null && !ServiceExists(cluster, service))
            throw new AwsRefusal("ServiceNotFoundException", "Service not found.");
        var matching = tasks.Where(task => DesiredStatus(task) == status
            && (service is null || task.Text("group") == $"service:{Arns.Last(service)}")
            && (family is null || Arns.Family(task.Text("taskDefinitionArn") ?? "") == family)
            && (instance is null || (task.Text("containerInstanceArn") is { } arn && (arn == instance || Arns.Last(arn) == instance)))
            && (launchType is null || task.Text("launchType") == launchType)
            && (startedBy is null || task.Text("startedBy") == startedBy)).ToList();

        var (page, next) = Paging.Cut(matching, size, input.Text("nextToken"), $"tasks/{cluster.Name}/{status}/{service}/{family}/{instance}/{launchType}/{startedBy}");
        json.WriteTexts("taskArns", page.Select(task => task.Text("taskArn")));
        json.WriteNext(next);
    }

    // PENDING is a last status, never a desired one: AWS takes the filter and finds nothing.
    private static string DesiredStatus(Recorded task) => task.Text("desiredStatus") ?? (task.Text("lastStatus") == "STOPPED" ? "STOPPED" : "RUNNING");

    private static bool ServiceExists(Cluster cluster, string service) =>
        !cluster.Place.Cases.Any(c => c.State.List("ecs", "services") is not null)
        || cluster.List("services", Action).Any(known => Services.Name(known) == Arns.Last(service));
}
