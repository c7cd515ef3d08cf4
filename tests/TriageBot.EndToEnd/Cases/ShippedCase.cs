using System.Text.Json;

namespace TriageBot.EndToEnd.Cases;

/// <summary>A case of <c>tests/cases</c>, read as plain JSON: what it says is checked without the code that serves it.</summary>
internal sealed class ShippedCase(string path)
{
    public string FileName { get; } = Path.GetFileName(path);

    public string Text { get; } = File.ReadAllText(path);

    public JsonElement Root => _root.Value;

    public string Account => Root.GetProperty("account").GetString()!;

    public string Region => Root.GetProperty("region").GetString()!;

    public DateTimeOffset Now => Root.GetProperty("now").GetDateTimeOffset();

    public JsonElement Ecs => Root.GetProperty("ecs");

    public JsonElement Expected => Root.GetProperty("expected");

    private readonly Lazy<JsonElement> _root = new(() =>
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return document.RootElement.Clone();
    });

    public string? Expect(string key) => Expected.GetProperty(key).GetString();

    public IEnumerable<CaseStream> Streams =>
        from logGroup in Root.GetProperty("logs").GetProperty("groups").EnumerateArray()
        from stream in logGroup.GetProperty("streams").EnumerateArray()
        select new CaseStream(
            logGroup.GetProperty("logGroupName").GetString()!,
            stream.GetProperty("logStreamName").GetString()!,
            [.. stream.GetProperty("events").EnumerateArray().Select(e => new CaseEvent(
                e.GetProperty("timestamp").GetInt64(), e.GetProperty("ingestionTime").GetInt64(), e.GetProperty("message").GetString()!))]);

    /// <summary>What EventBridge wrote: lines of the event log groups.</summary>
    public IEnumerable<string> EventLines =>
        Streams.Where(s => s.IsEventStream).SelectMany(s => s.Events).Select(e => e.Message);

    public static ShippedCase Named(string fileName) => new(Path.Combine(Folder(), fileName));

    public static IEnumerable<string> FileNames() =>
        Directory.GetFiles(Folder(), "*.case.json").Select(p => Path.GetFileName(p)).Order(StringComparer.Ordinal);

    private static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "TriageBot.sln")))
                return Path.Combine(folder.FullName, "tests", "cases");
        }

        throw new DirectoryNotFoundException($"No TriageBot.sln above {AppContext.BaseDirectory}.");
    }
}

internal sealed record CaseStream(string Group, string Name, IReadOnlyList<CaseEvent> Events)
{
    public bool IsEventStream => Group.StartsWith("/aws/events/", StringComparison.Ordinal);
}

/// <summary>Times in milliseconds since 1970.</summary>
internal sealed record CaseEvent(long Timestamp, long IngestionTime, string Message);
