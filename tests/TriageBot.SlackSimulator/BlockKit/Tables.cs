using System.Text.Json.Nodes;

namespace TriageBot.Simulation.BlockKit;

/// <summary>https://docs.slack.dev/reference/block-kit/blocks/table-block</summary>
internal static class Tables
{
    private const int MostCharacters = 10_000;

    private static readonly Rule s_cell = Rules.ByType(new Dictionary<string, Rule>
    {
        ["raw_text"] = Shape.Of().Must("text", Rules.Text(MostCharacters)).Rule(),
        ["raw_number"] = Shape.Of().Must("value", Rules.Anything).May("text", Rules.Text(255)).Rule(),
        ["rich_text"] = RichText.Block,
    });

    private static readonly Rule s_column = Shape.Of().May("align", Rules.OneOf("left", "center", "right")).May("is_wrapped", Rules.Flag).Rule();

    public static Rule Table { get; } = Rules.Both(
        Shape.Block()
            .Must("rows", Rules.List(Rules.List(s_cell, 20), 100))
            .May("column_settings", Rules.List((node, at, findings) => SkipOr(s_column, node, at, findings), 20))
            .Rule(),
        (node, at, findings) =>
        {
            if (Characters.In(node) > MostCharacters)
                findings.Add($"no more than {MostCharacters} characters allowed in a table", at);
        });

    /// <summary>A column keeps its defaults by null.</summary>
    private static void SkipOr(Rule rule, JsonNode? node, string at, Findings findings)
    {
        if (node is not null)
            rule(node, at, findings);
    }
}
