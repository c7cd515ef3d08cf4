using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using TriageBot.Aws.Operations;

namespace TriageBot.Aws.Protocol;

/// <summary>A request as its protocol writes it.</summary>
/// <param name="ContentType">Empty where there is no body.</param>
/// <param name="Target"><c>X-Amz-Target</c>; null for the query protocols and for paths.</param>
internal sealed record RequestBody(string ContentType, string? Target, ReadOnlyMemory<byte> Bytes)
{
    public string Method { get; init; } = "POST";

    /// <summary>What follows the endpoint's own path: percent-encoded, without a slash before it.</summary>
    public string Path { get; init; } = "";

    /// <summary>Percent-encoded, without a question mark.</summary>
    public string QueryString { get; init; } = "";

    public static RequestBody Json<T>(Operation operation, T input, JsonTypeInfo<T> type) => new(
        operation.Service.Protocol is WireProtocol.Json10 ? "application/x-amz-json-1.0" : "application/x-amz-json-1.1",
        $"{operation.Service.Version}.{operation.Name}",
        JsonSerializer.SerializeToUtf8Bytes(input, type));

    /// <summary>Of a service that is asked by paths.</summary>
    /// <param name="path">Its segments after the version, such as an id of AWS's own answer.</param>
    public static RequestBody Get(Operation operation, IReadOnlyList<string> path, IEnumerable<KeyValuePair<string, string>> query) => new("", null, default)
    {
        Method = "GET",
        Path = string.Join('/', path.Prepend(operation.Service.Version).Select(Uri.EscapeDataString)),
        QueryString = Form(query),
    };

    public static RequestBody Query(Operation operation, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var form = Form(parameters.Prepend(new("Version", operation.Service.Version)).Prepend(new("Action", operation.Name)));
        return new RequestBody(
            "application/x-www-form-urlencoded; charset=utf-8",
            null,
            System.Text.Encoding.UTF8.GetBytes(form));
    }

    private static string Form(IEnumerable<KeyValuePair<string, string>> parameters) =>
        string.Join('&', parameters.Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value)}"));
}
