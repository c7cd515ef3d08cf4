using TriageBot.Triage.Rulebook.Filling;

namespace TriageBot.Triage.Rulebook.Files;

/// <summary>One mapping of a rule file, read strictly: every key is known, every value has the shape that its key asks for.</summary>
internal sealed class YamlMap(RuleNode node, string file, Mistakes mistakes)
{
    private const int LongestId = 64;

    private readonly IReadOnlyList<RulePair> _pairs = node.Pairs ?? [];

    public Place At { get; } = PlaceOf(node, file);

    public void Allow(params string[] keys)
    {
        foreach (var key in _pairs.Select(p => p.Key))
        {
            var name = key.Text ?? "(no text)";
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
            case { Text: { } text } when !string.IsNullOrWhiteSpace(text):
                return text.Trim();
            default:
                mistakes.Add(Where(key), $"'{key}' must be one text that is not empty");
                return null;
        }
    }

    /// <summary>A text whose slots are known.</summary>
    public string? WithSlots(string key, bool required = true)
    {
        var text = required ? Required(key) : Optional(key);
        foreach (var slot in Slots.NamesIn(text ?? "").Where(s => !Slots.Known.Contains(s)))
            mistakes.AddUnknown(Where(key), "slot", slot, Slots.Known);
        return text;
    }

    public string Id(string key = "id")
    {
        var id = Required(key);
        if (id.Length > 0 && !IsId(id))
            mistakes.Add(Where(key), $"'{id}' is no id; allowed: a to z, 0 to 9 and _, at most 64, a letter first");
        return id;
    }

    private static bool IsId(string id) =>
        id.Length <= LongestId && char.IsAsciiLetterLower(id[0]) && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');

    /// <summary>One text or a list of them; empty where the key is not there.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case { Text: { Length: > 0 } text }:
                return [text];
            case { Items: { Count: > 0 } items } when items.All(i => i.Text is { Length: > 0 }):
                return [.. items.Select(i => i.Text!)];
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

        if (value.Items is not { } items)
        {
            mistakes.Add(Where(key), $"'{key}' must be a list");
            yield break;
        }

        foreach (var item in items)
        {
            if (item.Pairs is not null)
                yield return new YamlMap(item, file, mistakes);
            else
                mistakes.Add(PlaceOf(item, file), $"each item of '{key}' must be a mapping with an 'id'");
        }
    }

    private RuleNode? Find(string key)
    {
        foreach (var (name, value) in _pairs)
        {
            if (name.Text == key)
                return value;
        }

        return null;
    }

    private static Place PlaceOf(RuleNode node, string file) => new(file, node.Line);
}
