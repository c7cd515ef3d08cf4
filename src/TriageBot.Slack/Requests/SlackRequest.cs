using System.Text.Json;
using System.Text.Json.Serialization;
using TriageBot.Triage.Alerts;

namespace TriageBot.Slack.Requests;

/// <summary>What was asked of the bot, as it waits in the inbox.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(WhyRequest), "why")]
[JsonDerivedType(typeof(ClickRequest), "click")]
[JsonDerivedType(typeof(LabelRequest), "label")]
[JsonDerivedType(typeof(ThreadRequest), "thread")]
[JsonDerivedType(typeof(AlertRequest), "alert")]
public abstract record SlackRequest(Asker Asker, string Channel)
{
    /// <summary>A credential: where an answer may be posted even if the bot is no member of the channel.</summary>
    public string? ResponseUrl { get; init; }

    /// <summary>The thread that it was asked in.</summary>
    public string? ThreadTs { get; init; }

    /// <summary>For the inbox: which kind of request it is.</summary>
    [JsonIgnore]
    public string Kind => this switch
    {
        WhyRequest => "why",
        ClickRequest => "click",
        LabelRequest => "label",
        ThreadRequest => "thread",
        AlertRequest => "alert",
        _ => throw new InvalidOperationException($"no kind for {GetType().Name}"),
    };

    public byte[] ToPayload() => JsonSerializer.SerializeToUtf8Bytes(this, SlackRequestJson.Default.SlackRequest);

    /// <exception cref="JsonException">Another version wrote it.</exception>
    public static SlackRequest Of(ReadOnlyMemory<byte> payload)
    {
        try
        {
            return JsonSerializer.Deserialize(payload.Span, SlackRequestJson.Default.SlackRequest) ?? throw new JsonException("an empty request");
        }
        catch (NotSupportedException error)
        {
            throw new JsonException("a request of a kind that this version does not know", error);
        }
    }
}

/// <summary>Who asks. The ids come from a request that Slack has signed.</summary>
/// <param name="Enterprise">Null outside an Enterprise Grid.</param>
public sealed record Asker(string Team, string User, string? Enterprise);

/// <summary>Why did this die?</summary>
/// <param name="Target">Text that holds one readable target.</param>
public sealed record WhyRequest(Asker Asker, string Channel, string Target) : SlackRequest(Asker, Channel)
{
    /// <summary>Whether it was asked in the middle of a thread that others had begun: what they go on to say there is none of ours.</summary>
    public bool IsInOthersThread { get; init; }
}

/// <summary>A question in the thread of an incident.</summary>
/// <param name="Incident">Its id.</param>
/// <param name="Text">What the person wrote, without the mention of the bot.</param>
/// <param name="IsAddressed">Whether it mentions the bot: then there is always an answer.</param>
public sealed record ThreadRequest(Asker Asker, string Channel, string Incident, string Text, bool IsAddressed) : SlackRequest(Asker, Channel);

/// <summary>A button of one of our messages.</summary>
/// <param name="Action">The button's action id.</param>
/// <param name="Incident">The button's value.</param>
/// <param name="TriggerId">Opens a modal, for three seconds.</param>
public sealed record ClickRequest(Asker Asker, string Channel, string Action, string Incident, string MessageTs, string? TriggerId) : SlackRequest(Asker, Channel);

/// <summary>What a person says it really was.</summary>
public sealed record LabelRequest(Asker Asker, string Channel, string Incident, string? Bucket, string? Cause, string? Note) : SlackRequest(Asker, Channel);

/// <summary>A monitor, a pager or ECS itself says that something is wrong, or over.</summary>
/// <param name="Channel">Empty where it came by webhook or queue.</param>
public sealed record AlertRequest(Asker Asker, string Channel, Alert Alert) : SlackRequest(Asker, Channel)
{
    /// <summary>No person asks.</summary>
    public static readonly Asker Nobody = new("", "", null);

    /// <summary>The ids by which Slack knows the app that posted it: names can be forged.</summary>
    public IReadOnlyList<string> SenderIds { get; init; } = [];

    /// <summary>Whether it came by webhook or queue, and no channel is given.</summary>
    [JsonIgnore]
    public bool IsOutsideSlack => Channel.Length == 0;
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SlackRequest))]
internal sealed partial class SlackRequestJson : JsonSerializerContext;
