using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Stacks;

namespace TriageBot.EndToEnd.Recording;

/// <summary>What must not leave does not stand in a recorded case, wherever it stood.</summary>
public sealed class SecretsTests
{
    private const string Secret = "Tr0ub4dor-and-3-staples";
    private const string Plain = "a-value-that-nobody-else-has";

    [Fact]
    public async Task A_planted_secret_occurs_nowhere()
    {
        var recorded = await Recorded(Crash());

        recorded.ShouldNotContain(Secret);
        recorded.ShouldContain("[redacted:");
    }

    [Fact]
    public async Task Values_of_an_environment_are_replaced_and_its_names_stay()
    {
        var recorded = await Recorded(Crash());

        recorded.ShouldNotContain(Plain);
        recorded.ShouldContain("LOG_LEVEL");
        recorded.ShouldContain("DB_PASSWORD");
    }

    [Fact]
    public async Task Only_its_owner_may_read_the_file()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = new TempFolder();
        var file = folder.Path("out.case.json");

        await Recorder.Record(folder.Write("in.case.json", Crash()), $"prod/{Incident.TaskId}", file);

        File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task A_file_that_is_there_is_left_as_it_is_unless_forced()
    {
        using var folder = new TempFolder();
        var (world, mine) = (folder.Write("in.case.json", Crash()), folder.Write("mine.case.json", "mine"));

        var refused = await Cli.Cli.Run("record", $"prod/{Incident.TaskId}", "-o", mine, "--replay", world);
        var left = await File.ReadAllTextAsync(mine, TestContext.Current.CancellationToken);
        var forced = await Cli.Cli.Run("record", $"prod/{Incident.TaskId}", "-o", mine, "--replay", world, "--force");

        (refused.Status, left).ShouldBe((2, "mine"));
        refused.Error.ShouldContain("--force");
        forced.Status.ShouldBe(0, forced.Error);
        (await File.ReadAllTextAsync(mine, TestContext.Current.CancellationToken)).ShouldContain("\"expected\"");
    }

    [Fact]
    public async Task A_log_that_could_not_be_read_cannot_be_read_on_replay_either()
    {
        using var folder = new TempFolder();
        var denied = new Incident().Service().Definition(42, Incident.Container("app")).Task(Incident.TaskId)
            .Stream(Incident.Group, $"ecs/app/{Incident.TaskId}", "ValueError: no currency").Fault("GetLogEvents", "AccessDeniedException").Asked();
        var file = folder.Path("out.case.json");
        await Recorder.Record(folder.Write("in.case.json", denied), $"prod/{Incident.TaskId}", file);

        var run = await Cli.Cli.Run("why", $"prod/{Incident.TaskId}", "--replay", file, "--format", "json");

        JsonNode.Parse(run.Out)!["evidence"]!.AsArray().Where(e => (string?)e!["result"] == "denied").ShouldNotBeEmpty(run.Out);
    }

    [Fact]
    public async Task A_task_that_does_not_exist_is_recorded_as_such()
    {
        using var folder = new TempFolder();
        var file = folder.Path("out.case.json");
        const string Unknown = "prod/ffffffffffffffffffffffffffffffff";

        var (status, error) = await Recorder.Record(folder.Write("in.case.json", Crash()), Unknown, file);

        status.ShouldBe(3, error);
        (await Cli.Cli.Run("why", Unknown, "--replay", file)).Status.ShouldBe(3);
    }

    private static async Task<string> Recorded(JsonObject world)
    {
        using var folder = new TempFolder();
        var file = folder.Path("out.case.json");
        var (status, error) = await Recorder.Record(folder.Write("in.case.json", world), $"prod/{Incident.TaskId}", file);
        status.ShouldBe(0, error);
        return await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
    }

    /// <summary>The secret by its name, without a name, in a command, in an override, in what ECS says, and in an event.</summary>
    private static JsonObject Crash()
    {
        var container = Incident.Container("app");
        container["environment"] = new JsonArray(Pair("DB_PASSWORD", Secret), Pair("LOG_LEVEL", Plain));
        container["command"] = new JsonArray("serve", "--password", Secret);
        container["dockerLabels"] = new JsonObject { ["api_key"] = Secret };
        var overrides = new JsonObject { ["containerOverrides"] = new JsonArray(new JsonObject { ["name"] = "app", ["environment"] = new JsonArray(Pair("LOG_LEVEL", Plain)) }) };
        var incident = new Incident().Service().Definition(42, container)
            .Task(Incident.TaskId, t => (t["overrides"], t["stoppedReason"]) = (overrides.DeepClone(), $"Essential container in task exited: {Secret}"))
            .Stream(Incident.Group, $"ecs/app/{Incident.TaskId}", $"DB_PASSWORD={Secret}", $"connecting with {Secret} as shop", "ValueError: no currency")
            .Stream(Incident.EventGroup, "events", EventLine.OfTask(Incident.StoppedTask(Incident.TaskId, t => t["overrides"] = overrides.DeepClone())));
        return incident.Asked();
    }

    private static JsonObject Pair(string name, string value) => new() { ["name"] = name, ["value"] = value };
}
