namespace TriageBot.Models.Privacy;

/// <summary>Where a word ends. A stand-in must be found again wherever an identifier was replaced, so nothing is replaced within a word.</summary>
internal static class Bounds
{
    /// <summary>No letter and no digit before or after it.</summary>
    public static bool AreFree(string text, int start, int end) =>
        (start == 0 || !char.IsAsciiLetterOrDigit(text[start - 1])) && (end == text.Length || !char.IsAsciiLetterOrDigit(text[end]));

    /// <summary>A whole name, as AWS spells names: <c>checkout</c> does not stand in <c>checkout-api</c>.</summary>
    public static bool AreOfName(string text, int start, int end) =>
        (start == 0 || !IsNamePart(text[start - 1])) && (end == text.Length || !IsNamePart(text[end]));

    private static bool IsNamePart(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-';
}
