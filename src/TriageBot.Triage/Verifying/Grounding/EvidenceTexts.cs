using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace TriageBot.Triage.Verifying.Grounding;

/// <summary>Texts in the one form in which words and evidence are compared.</summary>
internal static class EvidenceTexts
{
    private const int DeepestJson = 32;

    private static readonly Regex s_placeholder = new(@"\[redacted:([a-z-]+):[0-9a-f]{1,12}\]", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>The text, and where it is JSON the texts in it: there a quotation stands without its escapes.</summary>
    public static IEnumerable<string> Of(string text)
    {
        yield return Folded(text);
        foreach (var inner in InJson(text))
            yield return Folded(inner);
    }

    /// <summary>Digits and letters of other widths as ASCII, one kind of space and hyphen, nothing invisible, placeholders of secrets without their tags.</summary>
    public static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            Append(folded, rune);
        var plain = folded.ToString();
        return plain.Contains("[redacted:", StringComparison.Ordinal) ? s_placeholder.Replace(plain, "[redacted:$1]") : plain;
    }

    private static void Append(StringBuilder folded, Rune rune)
    {
        if (rune.Value is > ' ' and <= '~')
        {
            folded.Append((char)rune.Value);
            return;
        }

        var category = Rune.GetUnicodeCategory(rune);
        if (category == UnicodeCategory.DecimalDigitNumber)
            folded.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
        else if (rune.Value is >= 0xFF01 and <= 0xFF5E)
            folded.Append((char)(rune.Value - 0xFEE0));
        else if (rune.Value is '\u2010' or '\u2011' or '\u2212')
            folded.Append('-');
        else if (rune.Value == '…')
            folded.Append("...");
        else if (Rune.IsWhiteSpace(rune))
            _ = folded.Length > 0 && folded[^1] != ' ' ? folded.Append(' ') : folded;
        else if (category is not (UnicodeCategory.Format or UnicodeCategory.Control))
            folded.Append(rune.ToString());
    }

    private static List<string> InJson(string text)
    {
        var found = new List<string>();
        if (text.AsSpan().TrimStart() is not ['{' or '[', ..])
            return found;

        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), new JsonReaderOptions { MaxDepth = DeepestJson });
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.String && reader.GetString() is { Length: > 0 } value)
                    found.Add(value);
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // Cut, or no JSON after all: what was read until there stands in it all the same.
        }

        return found;
    }
}
