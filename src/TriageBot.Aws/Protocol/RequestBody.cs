using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using TriageBot.Aws.Operations;

namespace TriageBot.Aws.Protocol;

/// <summary>A request as its protocol writes it.</summary>
/// <param name="Target"><c>X-Amz-Target</c>; null for the query protocol.</param>
internal sealed record RequestBody(string ContentType, string? Target, ReadOnlyMemory<byte> Bytes)
{
    public static RequestBody Json<T>(Operation operation, T input, JsonTypeInfo<T> type) => new(
        operation.Service.Protocol is WireProtocol.Json10 ? "application/x-amz-json-1.0" : "application/x-amz-json-1.1",
        $"{operation.Service.Version}.{operation.Name}",
        JsonSerializer.SerializeToUtf8Bytes(input, type));

    public static RequestBody Query(Operation operation, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var form = parameters.Prepend(new("Version", operation.Service.Version)).Prepend(new("Action", operation.Name))
            .Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value)}");
        return new RequestBody(
            "application/x-www-form-urlencoded; charset=utf-8",
            null,
            System.Text.Encoding.UTF8.GetBytes(string.Join('&', form)));
    }
}
