using System.Text.Json.Nodes;

namespace TriageBot.Aws.Tests.Fakes;

/// <summary>A request as it came in.</summary>
internal sealed record AwsRequest(string Operation, Uri Uri, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public JsonObject Json => JsonNode.Parse(Body)!.AsObject();

    public IReadOnlyDictionary<string, string> Form => Body.Split('&')
        .Select(p => p.Split('=', 2))
        .ToDictionary(p => Uri.UnescapeDataString(p[0]), p => Uri.UnescapeDataString(p[1]));

    /// <summary>Of the Authorization header.</summary>
    public string AccessKeyId => Headers["Authorization"].Split("Credential=")[1].Split('/')[0];
}
