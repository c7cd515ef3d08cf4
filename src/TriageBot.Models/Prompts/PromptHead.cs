using System.Globalization;
using System.Text.Json;
using YamlDotNet.RepresentationModel;

namespace TriageBot.Models.Prompts;

/// <summary>The front matter of a prompt file.</summary>
internal sealed class PromptHead
{
    private const string Temperatures = "temperature";

    private static readonly string[] s_keys = ["name", "version", "inputs", "settings", "schema"];

    private readonly PromptForm _form;
    private readonly PromptMistakes _mistakes;

    public PromptHead(YamlMappingNode map, PromptForm form, PromptMistakes mistakes)
    {
        (_form, _mistakes) = (form, mistakes);
        Known(map, s_keys);
        if (Scalar(map, "name") is var name && name != form.Name)
            mistakes.Add(LineOf(map, "name"), $"name is '{name}', and must be '{form.Name}', as the file is called");

        Version = Whole(map, "version", Scalar(map, "version"), 1_000_000);
        Inputs = ReadInputs(map);
        var settings = map.Children.TryGetValue("settings", out var node) ? node as YamlMappingNode ?? Wrong(map, "settings", "is no list of keys") : [];
        Known(settings, [.. form.Settings, .. form.Settings.Count > 0 ? [Temperatures] : Array.Empty<string>()]);
        Settings = form.Settings.ToDictionary(s => s, s => Whole(settings, $"settings.{s}", Scalar(settings, s), 1_000_000), StringComparer.Ordinal);
        Temperature = ReadTemperature(settings);
        Schema = ReadSchema(map);
    }

    public int Version { get; }

    public IReadOnlyList<string> Inputs { get; }

    public IReadOnlyDictionary<string, int> Settings { get; }

    public float? Temperature { get; }

    public JsonElement? Schema { get; }

    private IReadOnlyList<string> ReadInputs(YamlMappingNode map)
    {
        if (!map.Children.TryGetValue("inputs", out var node) || node is not YamlSequenceNode list)
        {
            _mistakes.Add(LineOf(map, "inputs"), "inputs is missing: the list of what the text holds as {{slots}}");
            return [];
        }

        string[] all = [.. _form.System ?? [], .. _form.User];
        var inputs = list.Children.Select(c => (Name: (c as YamlScalarNode)?.Value ?? "", Line: (int)c.Start.Line)).ToList();
        foreach (var (name, line) in inputs.Where(i => !all.Contains(i.Name)))
            _mistakes.Add(line, $"the input '{name}' is unknown; {_form.Name} is given: {string.Join(", ", all)}");
        return [.. inputs.Select(i => i.Name).Where(all.Contains)];
    }

    private float? ReadTemperature(YamlMappingNode settings)
    {
        if (Scalar(settings, Temperatures) is not { } text)
            return null;
        if (float.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 2)
            return value;

        _mistakes.Add(LineOf(settings, Temperatures), $"settings.temperature is '{text}'; allowed: a number from 0 to 2");
        return null;
    }

    private JsonElement? ReadSchema(YamlMappingNode map)
    {
        var given = map.Children.TryGetValue("schema", out var node);
        if (_form.Fields.Count == 0)
        {
            if (given)
                _mistakes.Add(LineOf(map, "schema"), $"{_form.Name} has no schema: it continues another prompt");
            return null;
        }

        if (given)
            return OutputSchema.Read(node!, _form.Fields, _mistakes);

        _mistakes.Add(1, "schema is missing: the JSON schema of what the model is to return");
        return null;
    }

    private int Whole(YamlMappingNode map, string key, string? text, int most)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= most)
            return number;

        _mistakes.Add(LineOf(map, key.Split('.')[^1]), text is null ? $"{key} is missing: a whole number from 1" : $"{key} is '{text}'; allowed: a whole number from 1 to {most.ToString(CultureInfo.InvariantCulture)}");
        return 1;
    }

    private void Known(YamlMappingNode map, string[] allowed)
    {
        foreach (var key in map.Children.Keys.Where(k => !allowed.Contains((k as YamlScalarNode)?.Value)))
            _mistakes.Add((int)key.Start.Line, $"the key '{(key as YamlScalarNode)?.Value}' is unknown; allowed: {(allowed.Length == 0 ? "none" : string.Join(", ", allowed))}");
    }

    private YamlMappingNode Wrong(YamlMappingNode map, string key, string wrong)
    {
        _mistakes.Add(LineOf(map, key), $"{key} {wrong}");
        return [];
    }

    private static string? Scalar(YamlMappingNode map, string key) => map.Children.TryGetValue(key, out var node) ? (node as YamlScalarNode)?.Value : null;

    private static int LineOf(YamlMappingNode map, string key) => map.Children.Keys.FirstOrDefault(k => (k as YamlScalarNode)?.Value == key) is { } node ? (int)node.Start.Line : Math.Max(1, (int)map.Start.Line);
}
