using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace TriageBot.Tests.Deploy;

/// <summary>Evaluates the template's intrinsic functions for one set of parameters, as CloudFormation does on deployment.</summary>
internal sealed class Resolving(IReadOnlyDictionary<string, string> names, string[] clusters)
{
    private static readonly Regex Variable = new(@"\$\{([A-Za-z:.]+)\}");

    /// <summary>The value as JSON; null stands for AWS::NoValue, which removes the property.</summary>
    public JsonNode? Value(YamlNode node) => (node.Tag.IsEmpty ? "" : node.Tag.Value, node) switch
    {
        ("!Ref", YamlScalarNode { Value: "AWS::NoValue" }) => null,
        ("!Ref", YamlScalarNode { Value: "ClusterArns" }) => new JsonArray([.. clusters.Select(arn => (JsonNode)arn)]),
        ("!Ref", YamlScalarNode name) => names[name.Value!],
        ("!Sub", YamlScalarNode text) => Filled(text.Value!, names),
        ("!Sub", YamlSequenceNode { Children: [YamlScalarNode text, YamlMappingNode variables] }) => Filled(text.Value!, With(variables)),
        ("!GetAtt", YamlScalarNode name) => names[name.Value!],
        ("!If", YamlSequenceNode { Children: [YamlScalarNode { Value: "AllClusters" }, var yes, var no] }) => Value(clusters.Length == 0 ? yes : no),
        (_, YamlMappingNode map) => new JsonObject(map.Children
            .Select(pair => KeyValuePair.Create(((YamlScalarNode)pair.Key).Value!, Value(pair.Value)))
            .Where(pair => pair.Value is not null)),
        (_, YamlSequenceNode list) => new JsonArray([.. list.Children.Select(Value)]),
        (_, YamlScalarNode { Value: "true" or "false" } flag) => flag.Value == "true",
        (_, YamlScalarNode scalar) => scalar.Value!,
        _ => throw new InvalidOperationException($"cannot resolve {node}"),
    };

    private Dictionary<string, string> With(YamlMappingNode variables)
    {
        var all = new Dictionary<string, string>(names);
        foreach (var (key, value) in variables.Children)
            all[((YamlScalarNode)key).Value!] = Value(value)!.GetValue<string>();
        return all;
    }

    private static string Filled(string text, IReadOnlyDictionary<string, string> values) => Variable.Replace(text, match => values[match.Groups[1].Value]);
}
