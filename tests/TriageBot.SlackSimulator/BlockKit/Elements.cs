namespace TriageBot.Simulation.BlockKit;

/// <summary>What stands in blocks. https://docs.slack.dev/reference/block-kit/block-elements</summary>
internal static class Elements
{
    private static readonly Rule s_options = Rules.List(Composition.Option, 100);
    private static readonly Rule s_fewOptions = Rules.List(Composition.Option, 10);

    public static Rule Image { get; } = Shape.Of()
        .May("image_url", Rules.Url)
        .May("slack_file", Rules.Anything)
        .Must("alt_text", Rules.Text(2000))
        .RuleWithAny("image_url", "slack_file");

    public static Rule Feedback { get; } = Element()
        .Must("positive_button", FeedbackButton())
        .Must("negative_button", FeedbackButton())
        .Rule();

    public static Rule IconButton { get; } = Element()
        .Must("icon", Rules.OneOf("trash"))
        .Must("text", Composition.Plain(75))
        .May("value", Rules.Text(2000))
        .May("visible_to_user_ids", Rules.Anything)
        .May("accessibility_label", Rules.Text(75))
        .May("confirm", Composition.Confirm)
        .Rule();

    /// <summary>What can be clicked or chosen in a message or a modal.</summary>
    public static Dictionary<string, Rule> Interactive { get; } = new()
    {
        ["button"] = Element()
            .Must("text", Composition.Plain(75))
            .May("value", Rules.Text(2000))
            .May("url", Rules.Url)
            .May("style", Rules.OneOf("primary", "danger"))
            .May("confirm", Composition.Confirm)
            .May("accessibility_label", Rules.Text(75))
            .Rule(),
        ["overflow"] = Element().Must("options", Rules.List(Composition.Option, 5)).May("confirm", Composition.Confirm).Rule(),
        ["static_select"] = Select().May("options", s_options).May("option_groups", Rules.List(Composition.OptionGroup, 100))
            .May("initial_option", Composition.Option).RuleWithAny("options", "option_groups"),
        ["users_select"] = Select().May("initial_user", Rules.Text(255)).Rule(),
        ["conversations_select"] = Select().May("initial_conversation", Rules.Text(255)).May("default_to_current_conversation", Rules.Flag)
            .May("response_url_enabled", Rules.Flag).May("filter", Rules.Anything).Rule(),
        ["channels_select"] = Select().May("initial_channel", Rules.Text(255)).May("response_url_enabled", Rules.Flag).Rule(),
        ["checkboxes"] = Choices().May("initial_options", s_fewOptions).Rule(),
        ["radio_buttons"] = Choices().May("initial_option", Composition.Option).Rule(),
        ["datepicker"] = Select().May("initial_date", Rules.Text(10)).Rule(),
    };

    /// <summary>What an input block may hold.</summary>
    public static Dictionary<string, Rule> Inputs { get; } = new(Interactive.Where(e => e.Key is not ("button" or "overflow")))
    {
        ["plain_text_input"] = Element()
            .May("multiline", Rules.Flag)
            .May("initial_value", Rules.Text(3000, least: 0))
            .May("min_length", Rules.Number(0, 3000))
            .May("max_length", Rules.Number(1, 3000))
            .May("placeholder", Composition.Plain(150))
            .May("focus_on_load", Rules.Flag)
            .May("dispatch_action_config", Rules.Anything)
            .Rule(),
    };

    private static Shape Element() => Shape.Of().May("action_id", Rules.Text(255));

    private static Shape Select() => Element()
        .May("placeholder", Composition.Plain(150))
        .May("confirm", Composition.Confirm)
        .May("focus_on_load", Rules.Flag);

    private static Shape Choices() => Element()
        .Must("options", s_fewOptions)
        .May("confirm", Composition.Confirm)
        .May("focus_on_load", Rules.Flag);

    private static Rule FeedbackButton() => Shape.Of()
        .Must("text", Composition.Plain(75))
        .Must("value", Rules.Text(2000))
        .May("accessibility_label", Rules.Text(75))
        .Rule();
}
