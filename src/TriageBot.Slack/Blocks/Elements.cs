using System.Text.Json.Serialization;

namespace TriageBot.Slack.Blocks;

/// <summary>See https://docs.slack.dev/reference/block-kit/composition-objects/text-object</summary>
/// <remarks>Properties are declared as this, also where only plain text may stand: the serializer names the type of what is declared as a base alone.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(PlainText), "plain_text")]
[JsonDerivedType(typeof(Mrkdwn), "mrkdwn")]
public abstract record TextObject;

/// <summary>Literal text; Slack still turns <c>:name:</c> into emoji unless told not to.</summary>
public sealed record PlainText(string Text) : TextObject
{
    public bool Emoji { get; init; }
}

/// <summary>Slack's markup. What is not ours must be escaped before it stands in one; rather use rich text.</summary>
public sealed record Mrkdwn(string Text) : TextObject
{
    /// <summary>Nothing is linked that is not marked up as a link.</summary>
    public bool Verbatim { get; init; } = true;
}

/// <param name="Text">At most 75 characters.</param>
/// <param name="ActionId">At most 255 characters, unique in the message.</param>
/// <param name="Value">At most 2,000 characters; whoever sees the message may click, so it is an id and no permission.</param>
public sealed record Button(TextObject Text, string ActionId, string? Value)
{
    public string Type { get; } = "button";

    public string? Url { get; init; }

    /// <summary><c>primary</c>, <c>danger</c> or none.</summary>
    public string? Style { get; init; }
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(PlainTextInput), "plain_text_input")]
[JsonDerivedType(typeof(StaticSelect), "static_select")]
public abstract record InputElement(string ActionId);

public sealed record PlainTextInput(string ActionId) : InputElement(ActionId)
{
    public bool? Multiline { get; init; }

    public int? MaxLength { get; init; }

    public TextObject? Placeholder { get; init; }
}

/// <param name="Options">At most 100.</param>
public sealed record StaticSelect(string ActionId, IReadOnlyList<Choice> Options) : InputElement(ActionId)
{
    public TextObject? Placeholder { get; init; }

    public Choice? InitialOption { get; init; }
}

/// <param name="Value">At most 75 characters.</param>
public sealed record Choice(TextObject Text, string Value);
