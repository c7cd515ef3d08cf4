namespace TriageBot.Tests.Architecture;

/// <summary>What lies in the repository, and how large it is.</summary>
public sealed class SourceTests
{
    private const int LongestFile = 400;

    private static readonly string[] s_topLevel =
        ["README.md", "TriageBot.sln", "Directory.Build.props", "Directory.Packages.props", "global.json", "src", "tests", "deploy", "prompts"];

    private static readonly string[] s_written = [".cs", ".csproj", ".props", ".yaml", ".yml", ".md", ".json", ".js", ".mjs", ".sh"];

    [Fact]
    public void No_file_that_somebody_writes_is_longer_than_400_lines()
    {
        var long_ = Written().Select(file => (file, Lines: File.ReadLines(file).Count())).Where(f => f.Lines > LongestFile);

        long_.Select(f => $"{Path.GetRelativePath(Root, f.file)}: {f.Lines}").ShouldBeEmpty();
    }

    [Fact]
    public void Nine_source_files_in_ten_have_fewer_than_150_lines()
    {
        var lengths = Written().Where(f => f.EndsWith(".cs", StringComparison.Ordinal) && f.StartsWith(Path.Combine(Root, "src"), StringComparison.Ordinal))
            .Select(f => File.ReadLines(f).Count()).Order().ToList();

        lengths[lengths.Count * 9 / 10].ShouldBeLessThan(150);
    }

    [Fact]
    public void The_top_level_holds_what_a_reader_expects_there_and_nothing_else() =>
        Directory.EnumerateFileSystemEntries(Root).Select(Path.GetFileName).Where(name => !name!.StartsWith('.')).ShouldBeSubsetOf(s_topLevel);

    [Fact]
    public void No_source_file_silences_the_compiler_or_folds_itself_away()
    {
        string[] forbidden = ["#pragma " + "warning", "#reg" + "ion", "Not" + "ImplementedException", "TO" + "DO"];

        var silenced = Written().Where(f => f.EndsWith(".cs", StringComparison.Ordinal))
            .SelectMany(f => forbidden.Where(File.ReadAllText(f).Contains).Select(word => $"{Path.GetRelativePath(Root, f)}: {word}"));

        silenced.ShouldBeEmpty();
    }

    private static string Root { get; } = Find(AppContext.BaseDirectory);

    // Recorded cases, corpora and snapshots are data; npm writes the lock files.
    private static IEnumerable<string> Written() =>
        ((string[])["src", "tests"])
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories))
            .Where(file => s_written.Contains(Path.GetExtension(file)) && !file.EndsWith(".case.json", StringComparison.Ordinal) && Path.GetFileName(file) != "package-lock.json")
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "snapshots" or "node_modules"));

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "TriageBot.sln")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
