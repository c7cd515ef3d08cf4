using System.Globalization;
using System.Text.RegularExpressions;
using TriageBot.Triage.Redaction;

namespace TriageBot.Models.Privacy;

/// <summary>
/// Redacts, and numbers the placeholders by their first appearance: the redactor's own tags hang on a random key, and the same evidence is to give the same
/// text in every process, so that an answer to it can be remembered.
/// </summary>
internal sealed partial class StableSecrets
{
    private readonly Redactor _redactor = Redactor.WithRandomKey();
    private readonly Dictionary<string, string> _numbers = new(StringComparer.Ordinal);

    public string Redact(string text)
    {
        var redacted = _redactor.Redact(text).Text;
        return redacted.Contains("[redacted:", StringComparison.Ordinal) ? Tag().Replace(redacted, m => $"{m.Groups["mark"].Value}{Number(m.Groups["tag"].Value)}]") : redacted;
    }

    // As many digits as a tag has, so that a redactor still knows its own placeholder when it meets it in the answer.
    private string Number(string tag)
    {
        if (!_numbers.TryGetValue(tag, out var number))
            _numbers[tag] = number = (_numbers.Count + 1).ToString("000000", CultureInfo.InvariantCulture);
        return number;
    }

    [GeneratedRegex(@"(?<mark>\[redacted:[a-z-]+:)(?<tag>[0-9a-f]{6})\]", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Tag();
}
