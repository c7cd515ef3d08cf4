using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Stacks;

namespace TriageBot.EndToEnd.Gate.Drafts;

/// <summary>The shipped stops as plain JSON: the recorded cases, and the short ones each with its stop in an event log group.</summary>
internal static class ShippedStops
{
    public static IEnumerable<(string Name, JsonObject Recorded)> All() => Repository.CaseNames.Select(n => (n, Repository.Read(n))).Concat(Own());

    private static IEnumerable<(string, JsonObject)> Own() =>
        Directory.GetFiles(Path.Combine(Repository.Cases, "own"), "*.jsonl").Order(StringComparer.Ordinal).SelectMany(File.ReadLines)
            .Where(l => l.Length > 0).Select(l => JsonNode.Parse(l)!.AsObject())
            .Where(s => s["containers"] is JsonArray { Count: > 0 } && (string?)s["bucket"] != "UNKNOWN")
            .Select(s => ((string)s["id"]!, World(s)));

    private static JsonObject World(JsonObject stop)
    {
        var containers = stop["containers"]!.AsArray().Select(c => c!.AsObject()).ToList();
        var speaker = containers.OrderBy(c => (int?)c["exitCode"] is null or 0 ? 1 : 0).First();
        var incident = new Incident().Service().Definition(42, [.. containers.Select(Defined)]).Task(Incident.TaskId, t => Stop(t, stop, containers));
        if (stop["logLines"] is JsonArray { Count: > 0 } lines)
            incident.Stream(Incident.Group, $"ecs/{(string)speaker["name"]!}/{Incident.TaskId}", [.. lines.Select(l => (string)l!)]);
        incident.Events(Incident.EventGroup, Incident.TaskId, (Incident.Stopped, EventLine.OfTask(Incident.StoppedTask(Incident.TaskId, t => Stop(t, stop, containers)))));

        var recorded = incident.Asked();
        var expected = recorded["expected"]!.AsObject();
        foreach (var key in (string[])["bucket", "cause"])
            expected[key] = (string?)stop[key];
        expected["line"] = (string?)stop["supportingLine"];
        return recorded;
    }

    private static JsonObject Defined(JsonObject container)
    {
        var defined = Incident.Container((string)container["name"]!);
        defined["essential"] = (bool?)container["essential"] ?? true;
        return defined;
    }

    private static void Stop(JsonObject task, JsonObject stop, List<JsonObject> containers)
    {
        task["stopCode"] = (string?)stop["stopCode"];
        task["stoppedReason"] = (string?)stop["stoppedReason"];
        task["launchType"] = (string?)stop["launchType"] == "EC2" ? "EC2" : "FARGATE";
        if ((string?)stop["stopCode"] == "TaskFailedToStart")
            task.Remove("startedAt");
        task["containers"] = new JsonArray([.. containers.Select(c => Ran(c))]);
    }

    private static JsonObject Ran(JsonObject container)
    {
        var ran = new JsonObject { ["name"] = (string)container["name"]!, ["lastStatus"] = "STOPPED" };
        if ((int?)container["exitCode"] is { } code)
            (ran["exitCode"], ran["runtimeId"]) = (code, $"{(string)container["name"]!}-1");
        if ((string?)container["reason"] is { } reason)
            ran["reason"] = reason;
        return ran;
    }
}
