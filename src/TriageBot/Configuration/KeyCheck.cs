using System.Globalization;
using TriageBot.Triage;
using TriageBot.Triage.Reporting;

namespace TriageBot.Configuration;

/// <summary>Holds a setting against the keys that are known.</summary>
internal static class KeyCheck
{
    /// <summary>Null where the setting is fine; else one line: where, which key, what is allowed, what was found.</summary>
    public static string? Complaint(Setting setting) => Wrong(setting) is { } wrong ? $"{setting.Where}: {wrong}" : null;

    private static string? Wrong(Setting setting)
    {
        var key = Shown.Name(setting.Key);
        var pattern = string.Join(':', setting.Key.Split(':').Select(p => int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? "#" : p));
        if (KnownKeys.All.FirstOrDefault(k => k.Covers(pattern)) is not { } known)
            return Misplaced(key, pattern) ?? Unknown(key, pattern);
        if (known.IsSecret && setting.InFile)
            return $"{key} is a secret and must not stand in this file; set it in the environment, or name a file that holds it in {key}File";
        if (known.Allows(setting.Value))
            return null;

        return known.IsSecret ? $"{key} is empty" : $"{key} is '{Shown.Name(setting.Value)}', and must be {known.Allowed}";
    }

    /// <summary>A known section, list or value that was given as something else.</summary>
    private static string? Misplaced(string key, string pattern)
    {
        if (KnownKeys.All.Any(k => k.Covers($"{pattern}:#")))
            return $"{key} is one value, and must be a list";
        if (KnownKeys.All.Any(k => k.Pattern.StartsWith($"{pattern}:#", StringComparison.OrdinalIgnoreCase)))
            return $"{key} is one value, and must be a list of sections with {Below($"{pattern}:#")}";
        if (KnownKeys.All.Any(k => k.Pattern.StartsWith($"{pattern}:", StringComparison.OrdinalIgnoreCase)))
            return $"{key} is one value, and must be a section with {Below(pattern)}";

        return KnownKeys.All.FirstOrDefault(k => pattern.StartsWith($"{k.Name}:", StringComparison.OrdinalIgnoreCase)) is { } value
            ? $"{value.Name} is a list or a section here, and must be {(value.Pattern == value.Name ? "one value" : "a list of values")}: {value.Allowed}"
            : null;
    }

    private static string Unknown(string key, string pattern)
    {
        if (Nearest.Of(pattern, KnownKeys.All.Select(k => k.Name)) is { } meant)
            return $"unknown key {key}; did you mean {meant}?";

        var section = pattern.Split(':')[0];
        var known = Below(section);
        return known.Length > 0
            ? $"unknown key {key}; {section} may have {known}"
            : $"unknown key {key}; the sections are {string.Join(", ", KnownKeys.All.Select(k => k.Pattern.Split(':')[0]).Distinct())}";
    }

    private static string Below(string prefix) => string.Join(", ", KnownKeys.All
        .Where(k => k.Pattern.StartsWith($"{prefix}:", StringComparison.OrdinalIgnoreCase))
        .Select(k => k.Pattern[(prefix.Length + 1)..].Split(':')[0])
        .Distinct());
}
