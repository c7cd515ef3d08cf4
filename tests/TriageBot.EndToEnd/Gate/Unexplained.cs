using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Stacks;

namespace TriageBot.EndToEnd.Gate;

/// <summary>A stop that no rule explains, and that a person would: a ledger refuses to open, and says why in words of its own.</summary>
internal static class Unexplained
{
    public const string Line = "journal 7 is ahead of ledger 2026-05: refusing to open while 2026-06 is active";

    public static JsonObject Asked(params string[] after) =>
        new Incident().Service().Definition(42, Incident.Container("app")).Task(Incident.TaskId, Exited).Stream(Incident.Group, $"ecs/app/{Incident.TaskId}", ["opening the books", "0 errors reported", Line, .. after]).Asked();

    private static void Exited(JsonObject task) => task["containers"]![0]!["exitCode"] = 3;
}
