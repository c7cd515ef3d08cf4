using System.Text.Json.Nodes;

namespace TriageBot.EndToEnd.Stacks;

/// <summary>The repository's own files, found from where the tests run.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Cases => Path.Combine(Root, "tests", "cases");

    public static string Case(string name) => Path.Combine(Cases, $"{name}.case.json");

    public static IEnumerable<string> CaseNames =>
        Directory.GetFiles(Cases, "*.case.json").Select(f => Path.GetFileName(f)[..^".case.json".Length]).Order(StringComparer.Ordinal);

    public static JsonObject Read(string name) => JsonNode.Parse(File.ReadAllText(Case(name)))!.AsObject();

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "TriageBot.sln")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
