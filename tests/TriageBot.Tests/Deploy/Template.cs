using YamlDotNet.RepresentationModel;

namespace TriageBot.Tests.Deploy;

/// <summary>A CloudFormation template as its YAML nodes, with the short-form intrinsic functions as tags.</summary>
internal sealed class Template(YamlMappingNode root)
{
    private static readonly string[] Intrinsics = ["!Ref", "!Sub", "!GetAtt", "!Equals", "!If", "!Join", "!Not", "!And", "!Or", "!Select", "!Split"];

    public static Template Read(string file)
    {
        using var text = File.OpenText(Path.Combine(AppContext.BaseDirectory, "Deploy", file));
        var stream = new YamlStream();
        stream.Load(text);
        return new Template((YamlMappingNode)stream.Documents.ShouldHaveSingleItem().RootNode);
    }

    /// <summary>The node at a path of keys.</summary>
    public YamlNode this[params string[] path] => path.Aggregate((YamlNode)root, (node, key) => node.ShouldBeOfType<YamlMappingNode>().Children[key]);

    public IEnumerable<string> Keys(params string[] path) => ((YamlMappingNode)this[path]).Children.Keys.Select(key => ((YamlScalarNode)key).Value!);

    /// <summary>Every tagged node: its intrinsic function and itself.</summary>
    public IEnumerable<(string Function, YamlNode Node)> Functions() =>
        root.AllNodes.Where(node => !node.Tag.IsEmpty && node.Tag.Value[0] == '!').Select(node => (node.Tag.Value, node)).DistinctBy(pair => pair.node.Start.Index);

    public static bool IsKnown(string function) => Intrinsics.Contains(function);
}
