using TriageBot.Slack.Blocks;

namespace TriageBot.Slack.WebApi;

/// <summary>A message as we post it. Links are never unfurled and nothing in the text is parsed for names.</summary>
/// <param name="Text">The whole gist in plain text, for notifications and for clients that do not know a block. Mentions in it would be live: it is escaped.</param>
public sealed record SlackMessage(string Text, IReadOnlyList<Block> Blocks)
{
    public string? ThreadTs { get; init; }

    /// <summary>Lets a message that was posted just before a crash be found again; everybody in the workspace may read it.</summary>
    public string? OutboxId { get; init; }
}
