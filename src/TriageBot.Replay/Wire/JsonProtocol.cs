using System.Buffers;
using System.Text.Json;

namespace TriageBot.Replay.Wire;

/// <summary>AWS JSON: the operation in <c>X-Amz-Target</c>, an object in, an object out.</summary>
internal static class JsonProtocol
{
    /// <summary>An answer of which <paramref name="write"/> gives the members.</summary>
    public static AwsAnswer Answer(string requestId, string contentType, Action<Utf8JsonWriter> write) => new(200, contentType, Body(write), requestId);

    public static AwsAnswer Error(string requestId, string contentType, AwsRefusal refusal) => new(
        refusal.Status,
        contentType,
        Body(json =>
        {
            json.WriteString("__type", refusal.Code);
            json.WriteString("message", refusal.Message);
        }),
        requestId,
        refusal.Code);

    /// <summary>An error of a service that is asked by paths.</summary>
    public static AwsAnswer PathError(string requestId, AwsRefusal refusal) => new(
        refusal is { Status: 400, Code: "AccessDeniedException" or "ExpiredTokenException" or "UnrecognizedClientException" or "MissingAuthenticationTokenException" } ? 403 : refusal.Status,
        "application/json",
        Body(json =>
        {
            json.WriteString("ErrorCode", refusal.Code);
            json.WriteString("Message", refusal.Message);
        }),
        requestId,
        refusal.Code);

    public static ReadOnlyMemory<byte> Body(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return bytes.WrittenMemory;
    }
}
