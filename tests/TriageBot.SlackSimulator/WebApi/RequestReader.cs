using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace TriageBot.Simulation.WebApi;

/// <summary>Reads a call's arguments from a form, from JSON or from the query.</summary>
internal static class RequestReader
{
    /// <returns>The arguments, and a warning about the charset as Slack gives it.</returns>
    /// <exception cref="SlackErrorException">The body is of no known type, or is not what it says.</exception>
    public static async Task<(Arguments Arguments, string? Warning)> Read(HttpRequest request, CancellationToken cancellationToken)
    {
        var values = new JsonObject();
        foreach (var (name, value) in request.Query)
            values[name] = value.ToString();
        if (HttpMethods.IsGet(request.Method) || request.ContentLength is 0 || (request.ContentLength is null && request.ContentType is null))
            return (new(values), null);
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
            throw new SlackErrorException("missing_post_type");
        switch (type.MediaType.Value)
        {
            case "application/json":
                await ReadJson(request, values, cancellationToken);
                return (new(values), type.Charset.HasValue ? null : "missing_charset");
            case "application/x-www-form-urlencoded" or "multipart/form-data":
                foreach (var (name, value) in await request.ReadFormAsync(cancellationToken))
                    values[name] = value.ToString();
                return (new(values), type.Charset.HasValue ? "superfluous_charset" : null);
            default:
                throw new SlackErrorException("invalid_post_type");
        }
    }

    private static async Task ReadJson(HttpRequest request, JsonObject values, CancellationToken cancellationToken)
    {
        JsonNode? body;
        try
        {
            body = await JsonNode.ParseAsync(request.Body, cancellationToken: cancellationToken);
        }
        catch (JsonException)
        {
            throw new SlackErrorException("invalid_json");
        }

        if (body is not JsonObject arguments)
            throw new SlackErrorException("json_not_object");
        foreach (var (name, value) in arguments)
            values[name] = value?.DeepClone();
    }
}
