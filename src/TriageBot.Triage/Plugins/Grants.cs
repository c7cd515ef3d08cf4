using System.Text.Json;

namespace TriageBot.Triage.Plugins;

/// <summary>The one IAM statement that would allow a read that was denied.</summary>
internal static class Grants
{
    public static string Statement(string action, string resource) =>
        $$"""{"Effect":"Allow","Action":"{{JsonEncodedText.Encode(action)}}","Resource":"{{JsonEncodedText.Encode(resource)}}"}""";
}
