using System.Text;
using TriageBot.Triage.Rulebook.Judgement;

namespace TriageBot.Triage.Rulebook.Files;

/// <summary>The rule files that ship with the assembly, and the judgement beside each.</summary>
internal static class BuiltInFiles
{
    private const string GenericName = "GenericFailures.yaml";

    public static IEnumerable<RuleFile> All() =>
        typeof(BuiltInFiles).Assembly.GetManifestResourceNames()
            .Where(n => n.EndsWith(".yaml", StringComparison.Ordinal) && n != GenericName)
            .Order(StringComparer.Ordinal)
            .Select(Read);

    /// <summary>The signatures by which a line backs a cause that the rulebook does not have; nothing else reads them.</summary>
    public static RuleFile Generic() => Read(GenericName);

    public static IFamily[] Families() =>
        [new Memory(), new ApplicationExit(), new ImagePull(), new ResourceInit(), new Storage(), new ContainerStart(), new NormalLife(), new Health(), new Dependencies(), new Capacity(), new Host()];

    private static RuleFile Read(string name)
    {
        using var stream = (UnmanagedMemoryStream)typeof(BuiltInFiles).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new RuleFile(name, Encoding.UTF8.GetString(bytes));
    }
}
