using System.Globalization;
using System.Text.Json.Nodes;
using TriageBot.Replay.Cases;

namespace TriageBot.Replay.Wire;

/// <summary>
/// A Query request's flat names as the tree they stand for: <c>ActionNames.member.1=a</c> is a list, EC2's <c>SubnetId.1=a</c> too, <c>Metric.Namespace=x</c> a structure. All scalars stay text.
/// </summary>
internal static class FormTree
{
    public static JsonObject Read(IReadOnlyDictionary<string, string> form)
    {
        var root = new Node();
        foreach (var (name, value) in form)
        {
            var at = root;
            var parts = name.Split('.');
            if (parts.Length > CaseLimits.Depth / 2)
                throw Malformed(name);
            foreach (var part in parts)
                at = at.Child(part);
            at.Value = value;
        }

        return root.Json("") as JsonObject ?? [];
    }

    private static AwsRefusal Malformed(string name) => new("MalformedInput", $"{Said.Short(name)} is no name of a parameter.");

    private sealed class Node
    {
        private readonly Dictionary<string, Node> _children = new(StringComparer.Ordinal);

        public string? Value { get; set; }

        public Node Child(string name) => _children.TryGetValue(name, out var known) ? known : _children[name] = new();

        public JsonNode Json(string name)
        {
            if (_children.Count == 0)
                return JsonValue.Create(Value ?? "");
            if (Value is not null)
                throw Malformed(name);
            if (_children.Keys.All(key => key.All(char.IsAsciiDigit) && key.Length > 0))
                return List(this);
            if (_children.Count == 1 && _children.TryGetValue("member", out var list))
                return List(list);
            return new JsonObject(_children.Select(child => new KeyValuePair<string, JsonNode?>(child.Key, child.Value.Json(child.Key))));
        }

        private static JsonArray List(Node list) => new([.. list._children.OrderBy(child => Position(child.Key)).Select(child => child.Value.Json(child.Key))]);

        private static int Position(string key) =>
            int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : throw Malformed(key);
    }
}
