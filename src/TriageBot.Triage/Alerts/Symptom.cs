using System.Security.Cryptography;
using System.Text;
using TriageBot.Triage.Ecs;

namespace TriageBot.Triage.Alerts;

/// <summary>How something failed, in words that are the same the next time it fails so.</summary>
public static class Symptom
{
    private const int Longest = 300;
    private const int Compared = 600;
    private const int DigestLength = 8;
    private const int Sigkill = 128 + 9;
    private const int Sigterm = 128 + 15;

    public static string Of(EcsTask task)
    {
        var containers = Telling(task.Containers)
            .OrderBy(c => c.Name, StringComparer.Ordinal)
            .Select(c => $"{c.Name} {(c.ExitCode is { } code ? $"exit {code}" : "no exit code")}{(string.IsNullOrEmpty(c.Reason) ? "" : $" {Stable.Of(c.Reason)}")}");
        return Bounded([task.StopCode ?? "stopped", Stable.Of(task.StoppedReason ?? ""), .. containers]);
    }

    public static string Of(string name, string? reason) => Bounded([name, Stable.Of(reason ?? "")]);

    // Once one container has failed, ECS ends the others, sooner or later and by one signal or the other: that differs from task to task.
    private static IReadOnlyList<EcsContainer> Telling(IReadOnlyList<EcsContainer> containers)
    {
        var failed = containers.Where(c => !string.IsNullOrEmpty(c.Reason) || c.ExitCode is not (null or 0 or Sigkill or Sigterm)).ToList();
        if (failed.Count > 0)
            return failed;
        var killed = containers.Where(c => c.ExitCode == Sigkill).ToList();
        return killed.Count > 0 ? killed : containers;
    }

    // AWS says the cause last: what is cut off still tells two of them apart. Not to its very end, which AWS cuts where the ids before it allow.
    private static string Bounded(IEnumerable<string> parts)
    {
        var text = string.Join("; ", parts.Where(p => p.Length > 0));
        if (text.Length <= Longest)
            return text;
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(text[..Math.Min(text.Length, Compared)]));
        return $"{OneLine.Cut(text, Longest - DigestLength - 1)}#{Convert.ToHexStringLower(digest)[..DigestLength]}";
    }
}
