using System.Text.Json;

namespace TriageBot.Slack.Requests;

/// <summary>What a delivery comes to.</summary>
internal abstract record Incoming
{
    /// <summary>Not for us.</summary>
    public static readonly Incoming Ignored = new Ignored();
}

internal sealed record Ignored : Incoming;

/// <summary>Answered at once, with nothing left to do.</summary>
internal sealed record AnsweredAtOnce(JsonElement? Body) : Incoming;

/// <summary>To be stored, and worked on later.</summary>
/// <param name="Keys">Whatever comes again under one of them is the same request.</param>
/// <param name="Body">What the person hears meanwhile; null for nothing.</param>
internal sealed record ToDo(SlackRequest Request, IReadOnlyList<string> Keys, JsonElement? Body) : Incoming;
