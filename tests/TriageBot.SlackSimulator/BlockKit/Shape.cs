using System.Text.Json.Nodes;

namespace TriageBot.Simulation.BlockKit;

/// <summary>An object with these properties and no other.</summary>
internal sealed class Shape
{
    private readonly Dictionary<string, (Rule Rule, bool IsRequired)> _properties = new() { ["type"] = (Rules.Anything, false) };

    public static Shape Of() => new();

    /// <summary>A block: it may have an id.</summary>
    public static Shape Block() => new Shape().May("block_id", Rules.Text(255));

    public Shape Must(string name, Rule rule)
    {
        _properties[name] = (rule, true);
        return this;
    }

    public Shape May(string name, Rule rule)
    {
        _properties[name] = (rule, false);
        return this;
    }

    public Rule Rule() => (node, at, findings) =>
    {
        if (node is not JsonObject item)
        {
            findings.Add("must be an object", at);
            return;
        }

        foreach (var (name, value) in item)
        {
            if (_properties.TryGetValue(name, out var property))
                property.Rule(value, $"{at}/{name}", findings);
            else
                findings.Add($"invalid additional property: {name}", at);
        }

        foreach (var (name, _) in _properties.Where(p => p.Value.IsRequired && !item.ContainsKey(p.Key)))
            findings.Add($"missing required field: {name}", at);
    };

    /// <summary>At least one of these properties has to be there.</summary>
    public Rule RuleWithAny(params string[] names) => Rules.Both(Rule(), (node, at, findings) =>
    {
        if (node is JsonObject item && !names.Any(item.ContainsKey))
            findings.Add($"missing required field: {string.Join(" or ", names)}", at);
    });
}
