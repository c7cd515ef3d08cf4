using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace TriageBot.Models.Prompts;

/// <summary>The JSON schema of a model's answer, written as YAML: objects, arrays, strings, numbers and choices, as every provider takes them.</summary>
internal static class OutputSchema
{
    private static readonly string[] s_types = ["object", "array", "string", "integer", "number", "boolean"];

    private static readonly string[] s_keys = ["type", "description", "properties", "required", "additionalProperties", "items", "enum"];

    /// <param name="fields">What the program reads of it, and as what.</param>
    public static JsonElement? Read(YamlNode node, IReadOnlyDictionary<string, string> fields, PromptMistakes mistakes)
    {
        if (node is not YamlMappingNode root || Text(root, "type") != "object")
        {
            mistakes.Add((int)node.Start.Line, "schema is no JSON schema of an object (type: object)");
            return null;
        }

        Check(root, "schema", mistakes);
        var properties = root.Children.TryGetValue("properties", out var all) ? all as YamlMappingNode : null;
        foreach (var (field, type) in fields)
        {
            var found = properties is not null && properties.Children.TryGetValue(field, out var property) ? property as YamlMappingNode : null;
            if (found is null)
                mistakes.Add((int)node.Start.Line, $"schema.properties.{field} is missing: the program reads it");
            else if (Text(found, "type") != type)
                mistakes.Add((int)found.Start.Line, $"schema.properties.{field} must be of type {type}: so the program reads it");
        }

        return JsonSerializer.SerializeToElement(Json(root));
    }

    private static void Check(YamlMappingNode map, string at, PromptMistakes mistakes)
    {
        foreach (var key in map.Children.Keys.OfType<YamlScalarNode>().Where(k => !s_keys.Contains(k.Value)))
            mistakes.Add((int)key.Start.Line, $"{at}.{key.Value} is unknown; allowed: {string.Join(", ", s_keys)}");

        var type = Text(map, "type");
        if (!s_types.Contains(type))
            mistakes.Add((int)map.Start.Line, $"{at}.type is '{type}'; allowed: {string.Join(", ", s_types)}");

        var properties = map.Children.TryGetValue("properties", out var all) ? all as YamlMappingNode : null;
        foreach (var (key, value) in properties?.Children.ToList() ?? [])
            CheckPart(value, $"{at}.properties.{key}", mistakes);
        if (type == "object" && properties is null)
            mistakes.Add((int)map.Start.Line, $"{at}.properties is missing");
        if (type == "array" && !map.Children.ContainsKey("items"))
            mistakes.Add((int)map.Start.Line, $"{at}.items is missing");
        if (map.Children.TryGetValue("items", out var items))
            CheckPart(items, $"{at}.items", mistakes);
        if (map.Children.TryGetValue("enum", out var choices) && choices is not YamlSequenceNode { Children.Count: > 0 })
            mistakes.Add((int)choices.Start.Line, $"{at}.enum is no list of choices");
        if (!map.Children.TryGetValue("required", out var required))
            return;

        foreach (var name in (required as YamlSequenceNode)?.Children ?? [])
        {
            if (properties?.Children.ContainsKey(name) != true)
                mistakes.Add((int)name.Start.Line, $"{at}.required names '{name}', which is no property");
        }
    }

    private static void CheckPart(YamlNode node, string at, PromptMistakes mistakes)
    {
        if (node is YamlMappingNode map)
            Check(map, at, mistakes);
        else
            mistakes.Add((int)node.Start.Line, $"{at} is no schema");
    }

    private static string? Text(YamlMappingNode map, string key) => map.Children.TryGetValue(key, out var node) ? (node as YamlScalarNode)?.Value : null;

    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(c => KeyValuePair.Create(c.Key.ToString(), Json(c.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Json)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } flag => JsonValue.Create(flag.Value == "true"),
        YamlScalarNode { Style: ScalarStyle.Plain } number when long.TryParse(number.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => JsonValue.Create(whole),
        YamlScalarNode text => JsonValue.Create(text.Value),
        _ => null,
    };
}
