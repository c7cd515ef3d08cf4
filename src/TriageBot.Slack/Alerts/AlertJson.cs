using System.Text.Json.Serialization;
using TriageBot.Slack.WebApi;

namespace TriageBot.Slack.Alerts;

/// <summary>Messages as the store keeps them.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SlackMessage))]
internal sealed partial class AlertJson : JsonSerializerContext;
