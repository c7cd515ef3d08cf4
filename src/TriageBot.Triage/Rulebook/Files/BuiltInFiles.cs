using System.Text;
using TriageBot.Triage.Rulebook.Judgement;

namespace TriageBot.Triage.Rulebook.Files;

/// <summary>The rule files that ship with the assembly, and the judgement beside each.</summary>
internal static class BuiltInFiles
{
    public static IEnumerable<RuleFile> All()
    {
        var assembly = typeof(BuiltInFiles).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith(".yaml", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = (UnmanagedMemoryStream)assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            yield return new RuleFile(name, Encoding.UTF8.GetString(bytes));
        }
    }

    public static IFamily[] Families() =>
        [new Memory(), new ApplicationExit(), new ImagePull(), new ResourceInit(), new Storage(), new ContainerStart(), new NormalLife(), new Health(), new Dependencies(), new Capacity(), new Host()];
}
