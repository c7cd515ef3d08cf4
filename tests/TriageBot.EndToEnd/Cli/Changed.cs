using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Stacks;

namespace TriageBot.EndToEnd.Cli;

/// <summary>The shipped case of an OOM kill, changed for one test.</summary>
internal static class Changed
{
    public const string Task = "3f2a81d09b5e4c6fa7130d2e88b954c1";
    public const string Target = $"prod/{Task}";

    public static string Case => Repository.Case("oom-kill");

    public static JsonObject Without(params string[] sections)
    {
        var recorded = Repository.Read("oom-kill");
        foreach (var section in sections)
            recorded.Remove(section);
        return recorded;
    }

    public static JsonObject WithFault(string error, params string[] operations)
    {
        var recorded = Repository.Read("oom-kill");
        recorded["faults"] = new JsonArray([.. operations.Select(o => new JsonObject { ["operation"] = o, ["error"] = error })]);
        return recorded;
    }

    public static async Task<Cli> Why(JsonObject recorded, params string[] options)
    {
        using var folder = new TempFolder();
        return await Cli.Run(["why", Target, "--replay", folder.Write("changed.case.json", recorded), .. options]);
    }
}
