using System.Text;
using System.Text.RegularExpressions;
using TriageBot.EndToEnd.Stacks;

namespace TriageBot.EndToEnd.Reports;

/// <summary>A text that somebody has read and found right, kept beside the tests.</summary>
internal static partial class Snapshot
{
    private const string Accept = "TRIAGEBOT_ACCEPT_SNAPSHOTS";

    /// <param name="text">What is shown now.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="area">Whose snapshots they are: a folder beside these tests.</param>
    public static void ShouldBe(string text, string name, string area = "Reports")
    {
        var file = Path.Combine(Repository.Root, "tests", "TriageBot.EndToEnd", area, "snapshots", name);
        var now = Normal(text);
        if (Environment.GetEnvironmentVariable(Accept) == "1")
            File.WriteAllText(file, now);

        var kept = File.Exists(file) ? File.ReadAllText(file) : "";
        if (kept != now)
            Assert.Fail($"{name} is not what it was (- kept, + now). Read it; if it is right, run the tests once with {Accept}=1 and commit the file.\n{Difference(kept, now)}");
    }

    /// <summary>Without what differs from run to run: time taken, time of reading, keys of placeholders.</summary>
    private static string Normal(string text)
    {
        var stable = Elapsed().Replace(text.ReplaceLineEndings("\n"), "\"elapsedMs\": 0");
        stable = CheckedAt().Replace(stable, "\"at\": \"…\"");
        stable = ReadAt().Replace(stable, "($1 …)");
        return Placeholder().Replace(stable, "[redacted:$1]");
    }

    /// <summary>The lines that differ, by the longest common subsequence.</summary>
    private static string Difference(string before, string after)
    {
        var (a, b) = (before.Split('\n'), after.Split('\n'));
        var common = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
        {
            for (var j = b.Length - 1; j >= 0; j--)
                common[i, j] = a[i] == b[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        var text = new StringBuilder();
        for (var (i, j) = (0, 0); i < a.Length || j < b.Length;)
        {
            if (i < a.Length && j < b.Length && a[i] == b[j])
                (i, j) = (i + 1, j + 1);
            else if (j == b.Length || (i < a.Length && common[i + 1, j] >= common[i, j + 1]))
                text.Append("- ").AppendLine(a[i++]);
            else
                text.Append("+ ").AppendLine(b[j++]);
        }

        return text.ToString();
    }

    [GeneratedRegex("\"elapsedMs\": [0-9]+")]
    private static partial Regex Elapsed();

    [GeneratedRegex("\"at\": \"[0-9TZ:.+-]+\"")]
    private static partial Regex CheckedAt();

    [GeneratedRegex(@"\((read|as of) \{?[0-9:]+( UTC)?\}?\)")]
    private static partial Regex ReadAt();

    [GeneratedRegex(@"\[redacted:([a-z_-]+)[^\]]*\]")]
    private static partial Regex Placeholder();
}
