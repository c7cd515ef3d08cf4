using System.Text.Json;
using System.Text.Json.Serialization;

namespace TriageBot.Verbs;

/// <summary>Of a stored report, what is needed to read its citations back.</summary>
internal sealed record CitedReport(int? Schema, CitedTarget? Target, IReadOnlyList<CitedLine?>? Citations)
{
    private const long LargestFile = 16 * 1024 * 1024;
    private const int Known = 1;
    private const int MostCitations = 1000;

    /// <exception cref="InputException">The file is not there, too large, or no report.</exception>
    public static async Task<CitedReport> Read(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            throw new InputException($"the report {path} does not exist");
        if (new FileInfo(path).Length > LargestFile)
            throw new InputException($"the report {path} is larger than {LargestFile / 1024 / 1024} MiB");

        try
        {
            await using var stream = File.OpenRead(path);
            var report = await JsonSerializer.DeserializeAsync(stream, CitedReportJson.Default.CitedReport, cancellationToken);
            return Wrong(report) is { } wrong ? throw NoReport(path, wrong) : report!;
        }
        catch (JsonException error)
        {
            throw NoReport(path, $"line {error.LineNumber + 1} cannot be read{(error.Path is { Length: > 1 } at ? $" ({at})" : "")}");
        }
    }

    private static string? Wrong(CitedReport? report) => report switch
    {
        { Schema: not null and not Known } => $"its schema is {report.Schema}, and this version reads schema {Known}",
        null or { Schema: null } or { Target.Region: null or "" } or { Target: null } or { Citations: null } => "schema, target with its region, and citations are missing",
        { Citations.Count: > MostCitations } => $"it has more than {MostCitations} citations",
        _ when report.Citations.Any(c => c is not { LogGroup: not null, LogStream: not null, Timestamp: not null, Sha256: not null }) =>
            "a citation lacks its logGroup, logStream, timestamp or sha256",
        _ => null,
    };

    private static InputException NoReport(string path, string why) => new($"{path} is no report as 'why --format json' prints it: {why}");
}

internal sealed record CitedTarget(string? Region, string? Account);

/// <param name="Region">Where the log group is; null means the target's Region.</param>
internal sealed record CitedLine(string? LogGroup, string? LogStream, DateTimeOffset? Timestamp, string? Sha256, string? Message, string? Region, string? Account);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CitedReport))]
internal sealed partial class CitedReportJson : JsonSerializerContext;
