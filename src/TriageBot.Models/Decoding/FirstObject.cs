using System.Text;
using System.Text.Json;

namespace TriageBot.Models.Decoding;

/// <summary>The first JSON object of a text: models that take no schema put words or a code fence around it.</summary>
internal static class FirstObject
{
    // Each attempt costs the length of the text.
    private const int MostAttempts = 20;

    /// <summary>Null where there is none.</summary>
    public static JsonDocument? In(string text)
    {
        var at = text.IndexOf('{', StringComparison.Ordinal);
        for (var attempt = 0; at >= 0 && attempt < MostAttempts; attempt++, at = text.IndexOf('{', at + 1))
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text[at..]));
            try
            {
                if (JsonDocument.TryParseValue(ref reader, out var document))
                    return document;
            }
            catch (JsonException)
            {
                // Not JSON from here; there may be some further on.
            }
        }

        return null;
    }
}
