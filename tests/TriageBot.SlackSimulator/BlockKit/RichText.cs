namespace TriageBot.Simulation.BlockKit;

/// <summary>https://docs.slack.dev/reference/block-kit/blocks/rich-text-block</summary>
internal static class RichText
{
    private const int Longest = 13_000;
    private const int MostParts = 1000;

    private static readonly Rule s_style = Shape.Of()
        .May("bold", Rules.Flag)
        .May("italic", Rules.Flag)
        .May("strike", Rules.Flag)
        .May("code", Rules.Flag)
        .May("underline", Rules.Flag)
        .May("highlight", Rules.Flag)
        .May("client_highlight", Rules.Flag)
        .May("unlink", Rules.Flag)
        .Rule();

    private static readonly Rule s_text = Leaf().Must("text", Rules.Text(Longest)).Rule();
    private static readonly Rule s_link = Leaf().Must("url", Rules.Url).May("text", Rules.Text(Longest)).May("unsafe", Rules.Flag).Rule();

    private static readonly Rule s_leaf = Rules.ByType(new Dictionary<string, Rule>
    {
        ["text"] = s_text,
        ["link"] = s_link,
        ["user"] = Leaf().Must("user_id", Rules.Text(255)).Rule(),
        ["usergroup"] = Leaf().Must("usergroup_id", Rules.Text(255)).Rule(),
        ["channel"] = Leaf().Must("channel_id", Rules.Text(255)).Rule(),
        ["team"] = Leaf().Must("team_id", Rules.Text(255)).Rule(),
        ["broadcast"] = Leaf().Must("range", Rules.OneOf("here", "channel", "everyone")).Rule(),
        ["emoji"] = Leaf().Must("name", Rules.Text(255)).May("unicode", Rules.Text(255)).May("skin_tone", Rules.Number(1, 6)).Rule(),
        ["date"] = Leaf().Must("timestamp", Rules.Instant).Must("format", Rules.Text(255)).May("url", Rules.Url).May("fallback", Rules.Text(255)).Rule(),
        ["color"] = Leaf().Must("value", Rules.Text(7)).Rule(),
    });

    private static readonly Rule s_section = Shape.Of().Must("elements", Rules.List(s_leaf, MostParts, least: 0)).Rule();

    /// <summary>Preformatted text takes only text and links.</summary>
    private static readonly Rule s_preformatted = Shape.Of()
        .Must("elements", Rules.List(Rules.ByType(new Dictionary<string, Rule> { ["text"] = s_text, ["link"] = s_link }), MostParts))
        .May("border", Rules.Number(0, 1))
        .May("language", Rules.Text(255))
        .Rule();

    private static readonly Rule s_list = Shape.Of()
        .Must("style", Rules.OneOf("bullet", "ordered"))
        .Must("elements", Rules.List(Rules.ByType(new Dictionary<string, Rule> { ["rich_text_section"] = s_section }), MostParts))
        .May("indent", Rules.Number(0, 8))
        .May("offset", Rules.Number(0, int.MaxValue))
        .May("border", Rules.Number(0, 1))
        .Rule();

    private static readonly Rule s_part = Rules.ByType(new Dictionary<string, Rule>
    {
        ["rich_text_section"] = s_section,
        ["rich_text_list"] = s_list,
        ["rich_text_preformatted"] = s_preformatted,
        ["rich_text_quote"] = Shape.Of().Must("elements", Rules.List(s_leaf, MostParts)).May("border", Rules.Number(0, 1)).Rule(),
    });

    /// <summary>The block, and a table's cell, which is the same.</summary>
    public static Rule Block { get; } = Shape.Block().Must("elements", Rules.List(s_part, MostParts)).Rule();

    private static Shape Leaf() => Shape.Of().May("style", s_style);
}
