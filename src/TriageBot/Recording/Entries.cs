using System.Text.Json.Nodes;

namespace TriageBot.Recording;

/// <summary>Things by their ARN: in the order in which AWS listed them, then in which it described them.</summary>
internal sealed class Entries
{
    private readonly List<string> _listed = [];
    private readonly List<string> _described = [];
    private readonly Dictionary<string, JsonObject> _things = [];

    /// <summary>AWS listed it; what it is may be known already, or told later.</summary>
    public void Mention(string arn, JsonObject brief)
    {
        if (!_listed.Contains(arn))
            _listed.Add(arn);
        _things.TryAdd(arn, brief);
    }

    /// <summary>Members that AWS tells now take the place of what it told before; the others stay.</summary>
    public void Describe(string? arn, JsonObject thing)
    {
        if (arn is null)
            return;

        if (!_described.Contains(arn))
            _described.Add(arn);
        if (!_things.TryGetValue(arn, out var known))
            known = _things[arn] = [];
        foreach (var (member, value) in thing)
            known[member] = value?.DeepClone();
    }

    public JsonArray Write() => new([.. _listed.Union(_described).Select(arn => _things[arn].DeepClone())]);
}
