using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Rulebook.Files;
using TriageBot.Verbs;

namespace TriageBot.Wiring;

/// <summary>The rulebook with the files that <c>Rulebook:Files</c> names.</summary>
internal static class OwnRules
{
    private const long LargestFile = 1024 * 1024;

    /// <exception cref="InputException">A file is not there, too large or cannot be read.</exception>
    /// <exception cref="RulebookException">A file has mistakes.</exception>
    public static Rules Load(IReadOnlyList<string> paths) => Rules.Load(paths.Select(Read));

    private static RuleFile Read(string path)
    {
        try
        {
            return new FileInfo(path).Length <= LargestFile
                ? new RuleFile(path, File.ReadAllText(path))
                : throw new InputException($"the rule file {path} (Rulebook:Files) is larger than 1 MiB");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            var why = error is FileNotFoundException or DirectoryNotFoundException ? "does not exist" : $"cannot be read: {error.Message}";
            throw new InputException($"the rule file {path} (Rulebook:Files) {why}");
        }
    }
}
