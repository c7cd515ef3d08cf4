using System.Text.Json;
using TriageBot.Replay.Cases;
using TriageBot.Replay.Wire;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Ecs;

/// <summary>Service deployments and the immutable revisions they bring.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListServiceDeployments.html</remarks>
internal static class ServiceDeployments
{
    public static void List(Place place, Input input, Utf8JsonWriter json)
    {
        if (input.Text("service") is not { Length: > 0 } service)
            throw AwsRefusal.InvalidParameter("Service cannot be empty.");
        var size = input.PageSize(20);
        var statuses = input.Texts("status") ?? [];
        var created = input.Structure("createdAt");
        var cluster = Cluster.Find(place, input.Text("cluster"), "ecs:ListServiceDeployments");
        var deployments = cluster.List("serviceDeployments", "ecs:ListServiceDeployments")
            .Where(deployment => Arns.Last(deployment.Text("serviceArn") ?? "") == Arns.Last(service)
                && (statuses.Count == 0 || statuses.Contains(deployment.Text("status")))
                && Within(Seconds(deployment, "createdAt"), created))
            .OrderByDescending(deployment => Seconds(deployment, "createdAt"))
            .ToList();
        if (deployments.Count == 0 && cluster.Place.Cases.Any(c => c.State.List("ecs", "services") is not null)
            && !cluster.List("services", "ecs:ListServiceDeployments").Any(known => Services.Name(known) == Arns.Last(service)))
            throw new AwsRefusal("ServiceNotFoundException", "Service not found.");

        var (page, next) = Paging.Cut(deployments, size, input.Text("nextToken"), $"deployments/{cluster.Name}/{service}");
        json.WriteStartArray("serviceDeployments");
        foreach (var deployment in page)
            WriteBrief(deployment.Value, json);
        json.WriteEndArray();
        json.WriteNext(next);
    }

    public static void Describe(Place place, Input input, Utf8JsonWriter json) =>
        DescribeByArn(place, input, json, "ecs:DescribeServiceDeployments", "serviceDeployments", "serviceDeploymentArn");

    public static void DescribeRevisions(Place place, Input input, Utf8JsonWriter json) =>
        DescribeByArn(place, input, json, "ecs:DescribeServiceRevisions", "serviceRevisions", "serviceRevisionArn");

    private static void DescribeByArn(Place place, Input input, Utf8JsonWriter json, string action, string list, string key)
    {
        var wanted = input.Required(key + "s", $"{key}s", 20);
        var known = place.List("ecs", list, action, wanted[0]);
        var found = wanted.Distinct(StringComparer.Ordinal).ToLookup(arn => known.FirstOrDefault(thing => thing.Text(key) == arn));
        json.WriteList(list, found.Select(group => group.Key).OfType<Recorded>());
        json.WriteMissing(found[null]);
    }

    // The list has fewer fields than the description, and names the target revision by its ARN alone.
    private static void WriteBrief(JsonElement deployment, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var member in deployment.EnumerateObject())
        {
            if (member.Name is "serviceDeploymentArn" or "serviceArn" or "clusterArn" or "startedAt" or "createdAt" or "finishedAt" or "targetServiceRevisionArn" or "status" or "statusReason")
                member.WriteTo(json);
            else if (member.Name == "targetServiceRevision" && member.Value is { ValueKind: JsonValueKind.Object } revision
                && revision.TryGetProperty("arn", out var arn) && arn.ValueKind == JsonValueKind.String)
                json.WriteString("targetServiceRevisionArn", arn.GetString());
        }

        json.WriteEndObject();
    }

    private static double Seconds(Recorded deployment, string member) =>
        deployment.Member(member) is { } time && WireTimes.FromSeconds(time) is not null ? time.GetDouble() : 0;

    private static bool Within(double seconds, Input? range) =>
        range is not { } bounds || ((bounds.Seconds("after") ?? double.MinValue) <= seconds && seconds <= (bounds.Seconds("before") ?? double.MaxValue));
}
