namespace TriageBot.Simulation.BlockKit;

/// <summary>Texts, options and confirmations. https://docs.slack.dev/reference/block-kit/composition-objects</summary>
internal static class Composition
{
    public static Rule Plain(int most) => Rules.ByType(new Dictionary<string, Rule> { ["plain_text"] = PlainShape(most) });

    public static Rule AnyText(int most) => Rules.ByType(new Dictionary<string, Rule>
    {
        ["plain_text"] = PlainShape(most),
        ["mrkdwn"] = Shape.Of().Must("text", Rules.Text(most)).May("verbatim", Rules.Flag).Rule(),
    });

    public static Rule Option { get; } = Shape.Of()
        .Must("text", AnyText(75))
        .Must("value", Rules.Text(150))
        .May("description", AnyText(75))
        .May("url", Rules.Url)
        .Rule();

    public static Rule OptionGroup { get; } = Shape.Of().Must("label", Plain(75)).Must("options", Rules.List(Option, 100)).Rule();

    public static Rule Confirm { get; } = Shape.Of()
        .Must("title", Plain(100))
        .Must("text", AnyText(300))
        .Must("confirm", Plain(30))
        .Must("deny", Plain(30))
        .May("style", Rules.OneOf("primary", "danger"))
        .Rule();

    private static Rule PlainShape(int most) => Shape.Of().Must("text", Rules.Text(most)).May("emoji", Rules.Flag).Rule();
}
