using System.Text;
using System.Text.Json.Nodes;
using TriageBot.Replay.Cases;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Tests;

/// <summary>Cases for tests: the small one that stands beside them, as it is or changed.</summary>
internal static class Given
{
    public const string File = "Cases/checkout.case.json";

    public static string Path => System.IO.Path.Combine(AppContext.BaseDirectory, File);

    /// <summary>A case that records what the other one does not: IAM, metrics, hosts, a cheap log group.</summary>
    public static JsonObject Evidence() => JsonNode.Parse(System.IO.File.ReadAllText(System.IO.Path.Combine(AppContext.BaseDirectory, "Cases", "evidence.case.json")))!.AsObject();

    public static AwsClient EvidenceAws(Action<JsonObject>? change = null, TimeProvider? real = null)
    {
        var document = Evidence();
        change?.Invoke(document);
        return new(Replay.Worlds.World.Of([Parse(document.ToJsonString())], real ?? new StillTime()));
    }

    /// <summary>A case that records what surrounds a task, and no task.</summary>
    public static AwsClient AccountAws(Action<JsonObject>? change = null)
    {
        var document = JsonNode.Parse(System.IO.File.ReadAllText(System.IO.Path.Combine(AppContext.BaseDirectory, "Cases", "account.case.json")))!.AsObject();
        change?.Invoke(document);
        return new(Replay.Worlds.World.Of([Parse(document.ToJsonString())], new StillTime()));
    }

    public static JsonObject Document() => JsonNode.Parse(System.IO.File.ReadAllText(Path))!.AsObject();

    public static RecordedCase Case(Action<JsonObject>? change = null)
    {
        var document = Document();
        change?.Invoke(document);
        return Parse(document.ToJsonString());
    }

    public static RecordedCase Parse(string json) => CaseReader.Parse(Encoding.UTF8.GetBytes(json), "a.case.json");

    public static World World(Action<JsonObject>? change = null, TimeProvider? real = null) => Replay.Worlds.World.Of([Case(change)], real ?? new StillTime());

    public static AwsClient Aws(Action<JsonObject>? change = null) => new(World(change));
}
