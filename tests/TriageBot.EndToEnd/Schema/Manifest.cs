using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Stacks;
using YamlDotNet.Serialization;

namespace TriageBot.EndToEnd.Schema;

/// <summary>The Slack app manifests of <c>deploy</c>, as JSON.</summary>
internal static class Manifest
{
    public const string Socket = "slack-manifest-socket.yaml";
    public const string Http = "slack-manifest-http.yaml";

    public static JsonObject Read(string name)
    {
        var yaml = File.ReadAllText(Path.Combine(Repository.Root, "deploy", name));
        var typed = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize<object>(yaml);
        return JsonNode.Parse(new SerializerBuilder().JsonCompatible().Build().Serialize(typed))!.AsObject();
    }

    public static IEnumerable<string> Strings(JsonNode? list) => list!.AsArray().Select(s => (string)s!);
}
