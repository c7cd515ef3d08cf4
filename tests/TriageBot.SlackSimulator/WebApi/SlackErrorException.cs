using System.Text.Json.Nodes;

namespace TriageBot.Simulation.WebApi;

/// <summary>Slack's no: <c>{"ok":false,"error":…}</c>.</summary>
/// <param name="code">Slack's word, as <c>channel_not_found</c>.</param>
internal sealed class SlackErrorException(string code) : Exception(code)
{
    public string Code { get; } = code;

    /// <summary>Further fields of the answer, as <c>needed</c>.</summary>
    public JsonObject Details { get; init; } = [];

    /// <summary>Sentences for a person, in <c>response_metadata.messages</c>.</summary>
    public IReadOnlyList<string> Messages { get; init; } = [];
}
