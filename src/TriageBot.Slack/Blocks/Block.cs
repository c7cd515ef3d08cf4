using System.Text.Json.Serialization;

namespace TriageBot.Slack.Blocks;

/// <summary>
/// A block of Block Kit: those that we post, and nothing else. Slack refuses unknown properties and nulls, so what is null is left out.
/// See https://docs.slack.dev/reference/block-kit/blocks
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(HeaderBlock), "header")]
[JsonDerivedType(typeof(SectionBlock), "section")]
[JsonDerivedType(typeof(ContextBlock), "context")]
[JsonDerivedType(typeof(DividerBlock), "divider")]
[JsonDerivedType(typeof(ActionsBlock), "actions")]
[JsonDerivedType(typeof(RichTextBlock), "rich_text")]
[JsonDerivedType(typeof(InputBlock), "input")]
public abstract record Block
{
    /// <summary>At most 255 characters, unique in the message.</summary>
    public string? BlockId { get; init; }
}

/// <param name="Text">At most 150 characters, plain.</param>
public sealed record HeaderBlock(TextObject Text) : Block;

/// <param name="Text">At most 3,000 characters.</param>
public sealed record SectionBlock(TextObject Text) : Block;

/// <param name="Elements">At most 10.</param>
public sealed record ContextBlock(IReadOnlyList<TextObject> Elements) : Block;

public sealed record DividerBlock : Block;

/// <param name="Elements">At most 25.</param>
public sealed record ActionsBlock(IReadOnlyList<Button> Elements) : Block;

/// <summary>The safest container for somebody else's words: its text leaves are literal, nothing in them mentions, links or formats.</summary>
public sealed record RichTextBlock(IReadOnlyList<RichTextElement> Elements) : Block;

/// <summary>A field of a modal.</summary>
public sealed record InputBlock(TextObject Label, InputElement Element) : Block
{
    public bool? Optional { get; init; }

    public TextObject? Hint { get; init; }
}
