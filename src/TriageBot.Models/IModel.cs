using Microsoft.Extensions.AI;
using TriageBot.Triage.Decoding;

namespace TriageBot.Models;

/// <summary>A model as decoding and answering use it: metered, within its ceilings, its answers remembered. What goes wrong is said, never thrown.</summary>
public interface IModel
{
    /// <summary>As it is configured.</summary>
    string Name { get; }

    Task<ModelAnswer> Ask(ModelRequest request, CancellationToken cancellationToken);
}

/// <summary>One call of a model.</summary>
/// <param name="Channel">Where it is asked, for the ceilings: a channel's id, or <c>terminal</c>.</param>
/// <param name="Prompt">The prompt and its version, such as <c>decode 3</c>.</param>
/// <param name="Messages">Redacted already: what stands in them leaves the process.</param>
public sealed record ModelRequest(string Channel, string Prompt, IReadOnlyList<ChatMessage> Messages, ChatOptions Options)
{
    /// <summary>
    /// Names this call within a request that may be tried again after a delivery failed: a second try gets the first one's answer, also where the evidence
    /// reads a little differently by then. Null where only the same words are the same call.
    /// </summary>
    public string? Once { get; init; }

    /// <summary>What earlier calls for the same answer used.</summary>
    public ModelUse Before { get; init; } = ModelUse.None;
}

/// <summary>What came of it: a response or a fault.</summary>
/// <param name="Fault">In one line for people: what failed, on what, what to do.</param>
public sealed record ModelAnswer(ChatResponse? Response, string? Fault, ModelUse Use);
