using System.Globalization;
using System.Text.RegularExpressions;
using TriageBot.Triage.Ecs;

namespace TriageBot.Triage.Rulebook.Filling;

/// <summary>The heap limit that a container's command gives its runtime, in MiB. Values of environment variables are not known: of them the name.</summary>
internal sealed record HeapSetting(string Field, string? Flag, int? MiB)
{
    private static readonly Regex s_flag = new(@"(?<flag>-Xmx|--max-old-space-size=|--max-old-space-size )(?<size>[0-9]{1,9})(?<unit>[kKmMgG]?)\b", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private static readonly string[] s_variables = ["JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "JAVA_OPTS", "JVM_OPTS", "CATALINA_OPTS", "NODE_OPTIONS", "GOMEMLIMIT", "DOTNET_GCHeapHardLimit", "DOTNET_GCHeapHardLimitPercent", "PHP_MEMORY_LIMIT"];

    /// <summary>Null where the definition says nothing of a heap.</summary>
    public static HeapSetting? Of(ContainerDefinition? container)
    {
        if (container is null)
            return null;

        var field = $"containerDefinitions[{container.Name}]";
        foreach (var (name, words) in new[] { ("command", container.Command), ("entryPoint", container.EntryPoint) })
        {
            if (s_flag.Match(string.Join(' ', words)) is { Success: true } match)
                return new HeapSetting($"{field}.{name}", match.Value, Size(match));
        }

        return container.EnvironmentNames.FirstOrDefault(s_variables.Contains) is { } variable ? new HeapSetting($"{field}.environment[{variable}]", null, null) : null;
    }

    private static int? Size(Match match)
    {
        var number = long.Parse(match.Groups["size"].ValueSpan, CultureInfo.InvariantCulture);
        var java = match.Groups["flag"].ValueSpan is "-Xmx";
        var mib = match.Groups["unit"].Value switch
        {
            "g" or "G" => number * 1024,
            "k" or "K" => number / 1024,
            "" when java => number / 1024 / 1024,
            _ => number,
        };
        return mib is > 0 and < int.MaxValue ? (int)mib : null;
    }
}
