using System.Text.Json;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Plugins;

/// <summary>The one IAM statement that would allow a read that was denied.</summary>
internal static class Grants
{
    public static string Statement(string action, string resource) =>
        $$"""{"Effect":"Allow","Action":"{{JsonEncodedText.Encode(action)}}","Resource":"{{JsonEncodedText.Encode(resource)}}"}""";

    /// <param name="group">A name, or the ARN of another account's group.</param>
    public static string LogGroup(string group, AwsScope home) => group.StartsWith("arn:", StringComparison.Ordinal)
        ? $"{group}:*"
        : $"arn:{home.Partition}:logs:{home.Region}:{home.Account ?? "*"}:log-group:{group}:*";
}
