using System.Globalization;
using TriageBot.Verbs;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace TriageBot.Configuration;

/// <summary>A YAML file as settings, each with its line.</summary>
internal sealed class YamlKeys(string path)
{
    private const int Deepest = 16;
    private const int LargestFile = 1024 * 1024;
    private const int MostSettings = 10_000;

    public static IReadOnlyList<Setting> Read(string path) => new YamlKeys(path).Read();

    private List<Setting> Read()
    {
        if (new FileInfo(path).Length > LargestFile)
            throw new InputException($"{path} is larger than 1 MiB, which is more than a configuration needs");

        try
        {
            using var reader = new StreamReader(path);
            var stream = new YamlStream();
            stream.Load(reader);
            var settings = stream.Documents switch
            {
                [] => [],
                [{ RootNode: YamlMappingNode or YamlScalarNode { Value: null or "" } } only] => Keys("", only.RootNode, 0).Take(MostSettings + 1).ToList(),
                _ => throw new InputException($"{path}: a configuration is one YAML document of sections, such as Aws: and Evidence:"),
            };
            return settings.Count <= MostSettings ? settings : throw new InputException($"{path} holds more than {MostSettings} settings");
        }
        catch (YamlException error)
        {
            // The start is where the thing began that could not be read to its end.
            throw new InputException($"{path}:{error.End.Line}: this is not YAML: {Reason(error)}");
        }
    }

    private IEnumerable<Setting> Keys(string prefix, YamlNode node, int depth)
    {
        if (depth > Deepest)
            throw new InputException($"{At(node)}: {prefix} is nested too deeply");

        return node switch
        {
            YamlScalarNode scalar => IsSaid(scalar) ? [new Setting(prefix, scalar.Value ?? "", At(node), InFile: true)] : [],
            YamlMappingNode map => map.Children.SelectMany(c => Keys(Join(prefix, Name(c.Key)), c.Value, depth + 1)),
            YamlSequenceNode list => list.Children.SelectMany((c, index) => Keys(Join(prefix, index.ToString(CultureInfo.InvariantCulture)), c, depth + 1)),
            _ => throw new InputException($"{At(node)}: {prefix} is no value, list or section"),
        };
    }

    /// <summary>A key without a value says nothing.</summary>
    private static bool IsSaid(YamlScalarNode scalar) => scalar is not { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" };

    private string Name(YamlNode key) =>
        key is YamlScalarNode { Value: { Length: > 0 } name } ? name : throw new InputException($"{At(key)}: a key must be a word");

    private string At(YamlNode node) => $"{path}:{node.Start.Line}";

    private static string Reason(YamlException error) => error.Message.ReplaceLineEndings(" ").TrimEnd('.');

    private static string Join(string prefix, string key) => prefix.Length == 0 ? key : $"{prefix}:{key}";
}
