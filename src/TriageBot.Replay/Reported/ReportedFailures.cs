using System.Text.Json;
using System.Text.Json.Serialization;
using TriageBot.Replay.Cases;

namespace TriageBot.Replay.Reported;

/// <summary>Reads a <c>.jsonl</c> file of reported failures. It comes from strangers: size, depth and number are capped.</summary>
public static class ReportedFailures
{
    /// <summary>Every failure of the file; empty lines are skipped.</summary>
    /// <exception cref="CaseException">The file is missing or too large, or a line is no reported failure: the line is named.</exception>
    public static IReadOnlyList<ReportedFailure> Read(string path)
    {
        var name = Path.GetFileName(path);
        try
        {
            if (new FileInfo(path).Length > CaseLimits.FileBytes)
                throw new CaseException($"{name}: larger than {CaseLimits.FileBytes / 1024 / 1024} MiB. Split it.");
            return Parse(File.ReadAllLines(path), name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CaseException($"{Said.Short(path)}: cannot be read ({(e is FileNotFoundException or DirectoryNotFoundException ? "there is no such file" : e.Message)}). Name a *.jsonl file of reported failures.", e);
        }
    }

    internal static IReadOnlyList<ReportedFailure> Parse(IReadOnlyList<string> lines, string file)
    {
        var failures = new List<ReportedFailure>();
        var lineOf = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (index, line) in lines.Index().Where(l => !string.IsNullOrWhiteSpace(l.Item)))
        {
            var failure = ReadLine(line, $"{file}:{index + 1}");
            if (!lineOf.TryAdd(failure.Id, index + 1))
                throw new CaseException($"{file}:{index + 1}: the id '{Said.Short(failure.Id)}' stands in line {lineOf[failure.Id]} already. Give each failure its own.");
            failures.Add(failure with { Line = index + 1 });
        }

        return failures.Count > 0 ? failures : throw new CaseException($"{file}: holds no reported failure. It is one JSON object a line.");
    }

    private static ReportedFailure ReadLine(string line, string place)
    {
        try
        {
            var failure = JsonSerializer.Deserialize(line, ReportedJson.Default.ReportedFailure)
                ?? throw new CaseException($"{place}: is null. It must be one JSON object.");
            return Wrong(failure) is { } wrong ? throw new CaseException($"{place}: {wrong}.") : failure;
        }
        catch (JsonException e)
        {
            throw new CaseException($"{place}: this is no reported failure ({(e.Path is { Length: > 1 } path ? $"{Said.Short(path)}: " : "")}{Said.Reason(e)}). Correct it there.", e);
        }
    }

    private static string? Wrong(ReportedFailure failure) => failure switch
    {
        { Id.Length: 0 } => "id is empty; it is a short name",
        { TaskDef.ValueKind: not (JsonValueKind.Object or JsonValueKind.Null) } => "taskDef must be an object",
        _ when failure.Containers.Any(c => string.IsNullOrWhiteSpace(c?.Name)) => "a container has no name",
        _ when failure.Containers.DistinctBy(c => c.Name).Count() < failure.Containers.Count => "two containers have the same name",
        _ when failure.LogLines.Any(l => l is null) || failure.ServiceEvents?.Any(e => e is null) == true => "logLines and serviceEvents must be lists of text",
        _ => null,
    };
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, MaxDepth = 16, AllowDuplicateProperties = false, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ReportedFailure))]
internal sealed partial class ReportedJson : JsonSerializerContext;
