using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace TriageBot.Models.Prompts;

/// <summary>A prompt as its file has it, checked.</summary>
/// <param name="Version">From 1; told in the report beside the name.</param>
/// <param name="Settings">Whole numbers by name.</param>
/// <param name="Temperature">Null leaves it to the model.</param>
/// <param name="Schema">Of what the model is to return; null where the prompt continues another.</param>
/// <param name="System">The part that is the same in every request; null where there is none.</param>
public sealed record Prompt(string Name, int Version, IReadOnlyDictionary<string, int> Settings, float? Temperature, JsonElement? Schema, string? System, string User)
{
    /// <summary>As the report tells it, such as <c>decode 3</c>.</summary>
    public string Title => string.Create(CultureInfo.InvariantCulture, $"{Name} {Version}");

    public int Setting(string name) => Settings[name];

    /// <summary>The prompt with its slots filled, the part that a provider can keep first.</summary>
    /// <param name="inputs">Redacted already; what looks like a slot in them is none.</param>
    public IReadOnlyList<ChatMessage> Messages(IReadOnlyDictionary<string, string> inputs)
    {
        var user = new ChatMessage(ChatRole.User, Slots.Fill(User, inputs));
        return System is null ? [user] : [new ChatMessage(ChatRole.System, [new TextContent(Slots.Fill(System, inputs)).WithCacheControl(new Anthropic.Models.Messages.CacheControlEphemeral())]), user];
    }

    public ChatOptions Options() => new()
    {
        MaxOutputTokens = Settings.TryGetValue(PromptForms.MaxTokens, out var most) ? most : null,
        Temperature = Temperature,
        ResponseFormat = Schema is { } schema ? ChatResponseFormat.ForJsonSchema(schema, Name) : null,
    };
}
