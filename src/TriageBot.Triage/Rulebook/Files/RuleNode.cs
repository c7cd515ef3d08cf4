using YamlDotNet.RepresentationModel;

namespace TriageBot.Triage.Rulebook.Files;

/// <summary>One value of a rule file: a text, a list or a mapping, whichever of the three is not null.</summary>
/// <param name="line">Where it begins, counted from one.</param>
internal abstract class RuleNode(int line)
{
    public int Line { get; } = line;

    public virtual string? Text => null;

    public virtual IReadOnlyList<RuleNode>? Items => null;

    public virtual IReadOnlyList<RulePair>? Pairs => null;
}

internal sealed record RulePair(RuleNode Key, RuleNode Value);

/// <summary>As <see cref="PlainYaml"/> read it.</summary>
internal sealed class PlainNode(int line) : RuleNode(line)
{
    public PlainNode(int line, string text)
        : this(line) => Text = text;

    public PlainNode(int line, IReadOnlyList<RuleNode> items)
        : this(line) => Items = items;

    public PlainNode(int line, IReadOnlyList<RulePair> pairs)
        : this(line) => Pairs = pairs;

    public override string? Text { get; }

    public override IReadOnlyList<RuleNode>? Items { get; }

    public override IReadOnlyList<RulePair>? Pairs { get; }
}

/// <summary>As the library read it. Each level is looked at when it is asked for: aliases may make the whole endless.</summary>
internal sealed class LibraryNode(YamlNode node) : RuleNode((int)node.Start.Line)
{
    public override string? Text => node is YamlScalarNode scalar ? scalar.Value ?? "" : null;

    public override IReadOnlyList<RuleNode>? Items => node is YamlSequenceNode list ? [.. list.Children.Select(c => new LibraryNode(c))] : null;

    public override IReadOnlyList<RulePair>? Pairs =>
        node is YamlMappingNode map ? [.. map.Children.Select(c => new RulePair(new LibraryNode(c.Key), new LibraryNode(c.Value)))] : null;
}
