using System.Text.RegularExpressions;

namespace TriageBot.Models.Prompts;

/// <summary>The places of a prompt that are filled, written <c>{{name}}</c>.</summary>
internal static partial class Slots
{
    public static IReadOnlyList<(string Name, int Index)> In(string text) => [.. Shape().Matches(text).Select(m => (m.Groups["name"].Value, m.Index))];

    /// <summary>In one pass: what is put in is not looked at again.</summary>
    public static string Fill(string text, IReadOnlyDictionary<string, string> inputs) => Shape().Replace(text, m => inputs[m.Groups["name"].Value]);

    [GeneratedRegex(@"\{\{(?<name>[^{}\n]{0,64})\}\}", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
