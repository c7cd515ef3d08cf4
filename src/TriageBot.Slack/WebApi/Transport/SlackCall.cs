using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace TriageBot.Slack.WebApi.Transport;

/// <summary>One call, ready to be sent more than once.</summary>
/// <param name="On">What it is about, for a person: a channel's or user's id.</param>
internal sealed record SlackCall(SlackMethod Method, SlackBody Body, string? On = null)
{
    /// <summary>Calls that Slack counts together.</summary>
    public string LimitKey => Method.IsLimitedPerChannel ? $"{Method.Name} {On}" : Method.Name;
}

/// <summary>What is sent. Methods that write take JSON; several that read still understand forms only.</summary>
internal sealed class SlackBody
{
    private readonly byte[] _bytes;
    private readonly string _mediaType;

    private SlackBody(byte[] bytes, string mediaType)
    {
        _bytes = bytes;
        _mediaType = mediaType;
    }

    public static SlackBody Json<T>(T body, JsonTypeInfo<T> type) => new(JsonSerializer.SerializeToUtf8Bytes(body, type), "application/json; charset=utf-8");

    /// <summary>Fields without a value are left out.</summary>
    public static SlackBody Form(params (string Name, string? Value)[] fields) =>
        new(
            System.Text.Encoding.ASCII.GetBytes(string.Join('&', fields.Where(f => f.Value is not null).Select(f => $"{f.Name}={Uri.EscapeDataString(f.Value!)}"))),
            "application/x-www-form-urlencoded");

    public HttpContent ToContent()
    {
        var content = new ByteArrayContent(_bytes);
        content.Headers.TryAddWithoutValidation("Content-Type", _mediaType);
        return content;
    }
}
