using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TriageBot.Slack.WebApi.Wire;

[JsonSerializable(typeof(ChatRequest))]
[JsonSerializable(typeof(ResponseRequest))]
[JsonSerializable(typeof(SlackMessage))]
[JsonSerializable(typeof(OpenViewRequest))]
[JsonSerializable(typeof(AuthTestAnswer))]
[JsonSerializable(typeof(PostedAnswer))]
[JsonSerializable(typeof(PermalinkAnswer))]
[JsonSerializable(typeof(GroupAnswer))]
[JsonSerializable(typeof(UserAnswer))]
[JsonSerializable(typeof(ChannelAnswer))]
[JsonSerializable(typeof(ChannelsAnswer))]
[JsonSerializable(typeof(MessagesAnswer))]
[JsonSerializable(typeof(ConnectionAnswer))]
internal sealed partial class WebApiJson : JsonSerializerContext
{
    /// <summary>Escapes no more than JSON asks for: bodies stay short, and nobody renders them as HTML. An answer without what was promised is an error.</summary>
    public static readonly WebApiJson Wire = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    });
}
