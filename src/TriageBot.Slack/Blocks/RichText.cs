using System.Text.Json.Serialization;

namespace TriageBot.Slack.Blocks;

/// <summary>See https://docs.slack.dev/reference/block-kit/blocks/rich-text-block</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(RichTextSection), "rich_text_section")]
[JsonDerivedType(typeof(RichTextList), "rich_text_list")]
[JsonDerivedType(typeof(RichTextPreformatted), "rich_text_preformatted")]
[JsonDerivedType(typeof(RichTextQuote), "rich_text_quote")]
public abstract record RichTextElement;

public sealed record RichTextSection(IReadOnlyList<RichTextLeaf> Elements) : RichTextElement;

/// <param name="Elements">Sections only.</param>
public sealed record RichTextList(IReadOnlyList<RichTextElement> Elements) : RichTextElement
{
    public string Style { get; init; } = "bullet";

    public int Indent { get; init; }
}

/// <param name="Elements">Text and links only.</param>
public sealed record RichTextPreformatted(IReadOnlyList<RichTextLeaf> Elements) : RichTextElement
{
    public int Border { get; init; }
}

public sealed record RichTextQuote(IReadOnlyList<RichTextLeaf> Elements) : RichTextElement;

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TextLeaf), "text")]
[JsonDerivedType(typeof(LinkLeaf), "link")]
[JsonDerivedType(typeof(UserLeaf), "user")]
[JsonDerivedType(typeof(UserGroupLeaf), "usergroup")]
[JsonDerivedType(typeof(ChannelLeaf), "channel")]
[JsonDerivedType(typeof(EmojiLeaf), "emoji")]
[JsonDerivedType(typeof(DateLeaf), "date")]
public abstract record RichTextLeaf;

public sealed record TextLeaf(string Text) : RichTextLeaf
{
    public LeafStyle? Style { get; init; }
}

public sealed record LinkLeaf(string Url, string? Text) : RichTextLeaf;

/// <summary>Names a person; the message does notify them.</summary>
public sealed record UserLeaf(string UserId) : RichTextLeaf;

/// <summary>Names a user group; the message does notify its members.</summary>
public sealed record UserGroupLeaf(string UsergroupId) : RichTextLeaf;

/// <summary>Names a channel; Slack shows the name only to who may see it.</summary>
public sealed record ChannelLeaf(string ChannelId) : RichTextLeaf;

public sealed record EmojiLeaf(string Name) : RichTextLeaf;

/// <param name="Timestamp">Unix seconds; shown in the reader's zone.</param>
/// <param name="Format">Such as <c>{time_secs}</c>.</param>
public sealed record DateLeaf(long Timestamp, string Format, string Fallback) : RichTextLeaf;

public sealed record LeafStyle
{
    public bool? Bold { get; init; }

    public bool? Italic { get; init; }

    public bool? Code { get; init; }
}
