using System.Globalization;
using TriageBot.Verbs;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace TriageBot.Configuration;

/// <summary>A YAML file as .NET configuration keys: <c>Evidence:EventLogGroups:0</c>.</summary>
internal static class YamlKeys
{
    private const int Deepest = 16;

    public static IReadOnlyList<KeyValuePair<string, string?>> Read(string path)
    {
        try
        {
            using var reader = new StreamReader(path);
            var stream = new YamlStream();
            stream.Load(reader);
            return stream.Documents is [var first, ..] ? [.. Keys("", first.RootNode, 0)] : [];
        }
        catch (YamlException error)
        {
            throw new InputException($"{path}:{error.Start.Line}: {error.Message}");
        }
    }

    private static IEnumerable<KeyValuePair<string, string?>> Keys(string prefix, YamlNode node, int depth)
    {
        if (depth > Deepest)
            throw new InputException($"configuration: {prefix} is nested too deeply");

        return node switch
        {
            YamlScalarNode scalar => prefix.Length == 0 ? [] : [KeyValuePair.Create(prefix, scalar.Value)],
            YamlMappingNode map => map.Children.SelectMany(c => Keys(Join(prefix, ((YamlScalarNode)c.Key).Value ?? ""), c.Value, depth + 1)),
            YamlSequenceNode list => list.Children.SelectMany((c, index) => Keys(Join(prefix, index.ToString(CultureInfo.InvariantCulture)), c, depth + 1)),
            _ => [],
        };
    }

    private static string Join(string prefix, string key) => prefix.Length == 0 ? key : $"{prefix}:{key}";
}
