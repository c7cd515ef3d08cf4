using YamlDotNet.RepresentationModel;

namespace TriageBot.Triage.Rulebook.Files;

/// <summary>One mapping of a rule file, read strictly: every key is known, every value has the shape that its key asks for.</summary>
internal sealed class YamlMap(YamlMappingNode node, string file, Mistakes mistakes)
{
    public Place At { get; } = PlaceOf(node, file);

    public static Place PlaceOf(YamlNode node, string file) => new(file, (int)node.Start.Line);

    public void Allow(params string[] keys)
    {
        foreach (var key in node.Children.Keys)
        {
            var name = (key as YamlScalarNode)?.Value ?? key.ToString();
            if (!keys.Contains(name))
                mistakes.AddUnknown(PlaceOf(key, file), "key", name, keys);
        }
    }

    public bool Has(string key) => Find(key) is not null;

    public Place Where(string key) => Find(key) is { } value ? PlaceOf(value, file) : At;

    /// <summary>Text that must be there; empty where it is not, which is then a mistake.</summary>
    public string Required(string key)
    {
        if (Optional(key) is { } text)
            return text;
        if (!Has(key))
            mistakes.Add(At, $"'{key}' is missing");
        return "";
    }

    public string? Optional(string key)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case YamlScalarNode { Value: { } text } when !string.IsNullOrWhiteSpace(text):
                return text.Trim();
            default:
                mistakes.Add(Where(key), $"'{key}' must be one text that is not empty");
                return null;
        }
    }

    /// <summary>One text or a list of them; empty where the key is not there.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case YamlScalarNode { Value: { Length: > 0 } text }:
                return [text];
            case YamlSequenceNode { Children.Count: > 0 } list when list.Children.All(c => c is YamlScalarNode { Value.Length: > 0 }):
                return [.. list.Children.Cast<YamlScalarNode>().Select(c => c.Value!)];
            default:
                mistakes.Add(Where(key), $"'{key}' must be a text or a list of texts, none of them empty");
                return [];
        }
    }

    /// <summary>A list of mappings; empty where the key is not there.</summary>
    public IEnumerable<YamlMap> Maps(string key)
    {
        if (Find(key) is not { } value)
            yield break;

        if (value is not YamlSequenceNode list)
        {
            mistakes.Add(Where(key), $"'{key}' must be a list");
            yield break;
        }

        foreach (var item in list.Children)
        {
            if (item is YamlMappingNode map)
                yield return new YamlMap(map, file, mistakes);
            else
                mistakes.Add(PlaceOf(item, file), $"each item of '{key}' must be a mapping with an 'id'");
        }
    }

    private YamlNode? Find(string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
}
