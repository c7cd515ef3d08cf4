using System.Text;
using System.Text.Json;
using TriageBot.Alerts.Formats;

namespace TriageBot.Alerts.Tests.Fakes;

/// <summary>Bodies in the shapes that the senders document, from <c>Samples</c>.</summary>
internal static class Sample
{
    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.GetFiles(Folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Samples");

    public static string Text(string name) => File.ReadAllText(Path.Combine(Folder, $"{name}.json"));

    public static byte[] Bytes(string name) => Encoding.UTF8.GetBytes(Text(name));

    public static JsonElement Json(string name) => AlertJson.Read(Text(name))!.Value;
}
