namespace TriageBot.Simulation.BlockKit;

/// <summary>The blocks, by where they may stand. https://docs.slack.dev/reference/block-kit/blocks</summary>
internal static class Blocks
{
    private static readonly Rule s_interactive = Rules.ByType(Elements.Interactive);

    private static readonly Dictionary<string, Rule> s_everywhere = new()
    {
        ["header"] = Shape.Block().Must("text", Composition.Plain(150)).Rule(),
        ["section"] = Shape.Block()
            .May("text", Composition.AnyText(3000))
            .May("fields", Rules.List(Composition.AnyText(2000), 10))
            .May("accessory", Rules.ByType(With(Elements.Interactive, ("image", Elements.Image))))
            .May("expand", Rules.Flag)
            .RuleWithAny("text", "fields"),
        ["context"] = Shape.Block().Must("elements", Rules.List(Rules.ByType(new Dictionary<string, Rule>
        {
            ["mrkdwn"] = Composition.AnyText(2000),
            ["plain_text"] = Composition.AnyText(2000),
            ["image"] = Elements.Image,
        }), 10)).Rule(),
        ["divider"] = Shape.Block().Rule(),
        ["actions"] = Shape.Block().Must("elements", Rules.List(s_interactive, 25)).Rule(),
        ["image"] = Shape.Block()
            .May("image_url", Rules.Url)
            .May("slack_file", Rules.Anything)
            .Must("alt_text", Rules.Text(2000))
            .May("title", Composition.Plain(2000))
            .RuleWithAny("image_url", "slack_file"),
        ["rich_text"] = RichText.Block,
    };

    public static Rule InMessages { get; } = Rules.ByType(With(
        s_everywhere,
        ("markdown", Shape.Block().Must("text", Rules.Text(12_000)).Rule()),
        ("table", Tables.Table),
        ("context_actions", Shape.Block().Must("elements", Rules.List(Rules.ByType(new Dictionary<string, Rule>
        {
            ["feedback_buttons"] = Elements.Feedback,
            ["icon_button"] = Elements.IconButton,
        }), 5)).Rule())));

    public static Rule InModals { get; } = Rules.ByType(With(
        s_everywhere,
        ("alert", Shape.Block().Must("text", Composition.AnyText(200)).May("level", Rules.OneOf("default", "info", "warning", "error", "success")).Rule()),
        ("input", Shape.Block()
            .Must("label", Composition.Plain(2000))
            .Must("element", Rules.ByType(Elements.Inputs))
            .May("hint", Composition.Plain(2000))
            .May("optional", Rules.Flag)
            .May("dispatch_action", Rules.Flag)
            .Rule())));

    private static Dictionary<string, Rule> With(Dictionary<string, Rule> some, params (string Type, Rule Rule)[] more)
    {
        var all = new Dictionary<string, Rule>(some);
        foreach (var (type, rule) in more)
            all[type] = rule;
        return all;
    }
}
