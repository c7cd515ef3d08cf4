using TriageBot.Replay.Cases;
using TriageBot.Replay.Reported;

namespace TriageBot.Evaluation;

/// <summary>Finds the cases that paths name: recorded ones (<c>*.case.json</c>), reported ones (<c>*.jsonl</c>), and folders of either.</summary>
internal static class LabelledCases
{
    private const string Reported = ".jsonl";

    /// <exception cref="CaseException">A case cannot be read, or a folder holds none.</exception>
    public static IReadOnlyList<LabelledCase> Read(IEnumerable<string> paths, bool withEvents) =>
        [.. paths.SelectMany(Files).Distinct().SelectMany(f => ReadFile(f, withEvents))];

    private static IEnumerable<LabelledCase> ReadFile(string path, bool withEvents) => path.EndsWith(Reported, StringComparison.Ordinal)
        ? ReportedFailures.Read(path).Select(f => LabelledCase.Of(f, Path.GetFileName(path), withEvents))
        : [LabelledCase.Of(CaseReader.Read(path))];

    private static IEnumerable<string> Files(string path)
    {
        if (!Directory.Exists(path))
            return [path];

        var files = Directory.EnumerateFiles(path)
            .Where(f => f.EndsWith(".case.json", StringComparison.Ordinal) || f.EndsWith(Reported, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ToList();
        return files.Count > 0 ? files : throw new CaseException($"{path}: holds no *.case.json and no *.jsonl file. Name a case, or a folder with cases directly in it.");
    }
}
