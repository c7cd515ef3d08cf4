using System.Collections.Concurrent;
using System.IO.Enumeration;
using System.Text.Json.Nodes;

namespace TriageBot.EndToEnd.Policy;

/// <summary>A policy as IAM evaluates it, as far as ours goes: a denial wins, what no statement allows is refused. It remembers what was used, and what was refused.</summary>
internal sealed class GrantedPolicy(JsonNode document)
{
    private readonly IReadOnlyList<JsonNode> _statements = [.. document["Statement"]!.AsArray().Select(s => s!)];
    private readonly ConcurrentDictionary<(string Sid, string Action), bool> _used = new();
    private readonly ConcurrentQueue<string> _refused = new();

    /// <summary>Each action of each statement that allows.</summary>
    public IReadOnlyList<(string Sid, string Action)> Granted => [.. _statements.Where(s => (string?)s["Effect"] == "Allow").SelectMany(s => Texts(s, "Action").Select(a => ((string)s["Sid"]!, a)))];

    public IReadOnlyCollection<(string Sid, string Action)> Used => [.. _used.Keys];

    public IReadOnlyCollection<string> Refused => _refused;

    public bool Allows(SignedCall call)
    {
        var matching = _statements.Where(s => Texts(s, "Action").Any(a => Matches(a, call.Action)) && Meets(s, call)).ToList();
        var allows = matching.Where(s => (string?)s["Effect"] == "Allow").ToList();
        var allowed = call.Resources.Count > 0
            && call.Resources.All(r => allows.Exists(s => Texts(s, "Resource").Any(of => Matches(of, r))))
            && !matching.Exists(s => (string?)s["Effect"] == "Deny" && call.Resources.Any(r => Texts(s, "Resource").Any(of => Matches(of, r))));
        if (!allowed)
            _refused.Enqueue($"{call.Action} on {string.Join(", ", call.Resources)}{(call.Cluster is null ? "" : $" in {call.Cluster}")}");
        foreach (var statement in allowed ? allows : [])
            _used[((string)statement["Sid"]!, call.Action)] = true;
        return allowed;
    }

    private static bool Meets(JsonNode statement, SignedCall call) =>
        (string?)statement["Condition"]?["ArnLike"]?["ecs:cluster"] is not { } cluster || (call.Cluster is { } own && Matches(cluster, own));

    private static IEnumerable<string> Texts(JsonNode statement, string member) => statement[member] switch
    {
        JsonArray several => several.Select(t => (string)t!),
        { } one => [(string)one!],
        null => [],
    };

    private static bool Matches(string pattern, string value) =>
        FileSystemName.MatchesSimpleExpression(pattern, value, ignoreCase: false);
}
