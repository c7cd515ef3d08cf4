using System.Text;
using TriageBot.Replay.Wire;

namespace TriageBot.Replay.Iam.Simulation;

/// <summary>The condition keys that a simulation was given values for; keys have no case.</summary>
internal sealed class Context(IReadOnlyDictionary<string, IReadOnlyList<string>> values)
{
    public IReadOnlyList<string>? Find(string key) => values.GetValueOrDefault(key);

    public static Context Read(Input input)
    {
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in input.Structures("ContextEntries") ?? [])
            values[entry.Required("ContextKeyName")] = entry.Texts("ContextKeyValues") ?? [];
        return new(values);
    }

    /// <summary>A pattern with its policy variables (<c>${aws:PrincipalTag/team}</c>) filled in; null where a value is not known.</summary>
    public string? Fill(string pattern)
    {
        var filled = new StringBuilder();
        var at = 0;
        for (int open; (open = pattern.IndexOf("${", at, StringComparison.Ordinal)) >= 0;)
        {
            var close = pattern.IndexOf('}', open);
            if (close < 0 || Find(pattern[(open + 2)..close]) is not [var value, ..])
                return null;
            filled.Append(pattern, at, open - at).Append(value);
            at = close + 1;
        }

        return filled.Append(pattern, at, pattern.Length - at).ToString();
    }
}
