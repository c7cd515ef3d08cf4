namespace TriageBot.Triage.Verifying.Grounding;

/// <summary>Tells what could be looked up from plain words, by its form.</summary>
internal static class Names
{
    /// <summary>Null for a plain word.</summary>
    /// <param name="begins">A sentence begins with it.</param>
    public static PieceKind? KindOf(string text, bool begins)
    {
        if (text.Any(c => !char.IsAscii(c) && char.IsLetterOrDigit(c)))
            return PieceKind.Foreign;
        if (OrdinaryWords.IsOrdinary(text))
            return null;
        if (text.StartsWith("arn:", StringComparison.OrdinalIgnoreCase))
            return PieceKind.Arn;
        if (text.Any(c => c is '/' or '\\'))
            return text.Contains(':') && text.Any(char.IsAsciiDigit) && !text.StartsWith('/') ? PieceKind.Image : PieceKind.Path;
        if (text.Contains(':') || text.Contains('@'))
            return text.Count(c => c == ':') > 1 ? PieceKind.Address : PieceKind.Image;
        if (text.Contains('.'))
            return text.All(c => char.IsAsciiDigit(c) || c == '.') ? PieceKind.Address : EndsAsError(text) ? PieceKind.Exception : PieceKind.Host;
        if (text.Any(char.IsAsciiDigit))
            return PieceKind.Identifier;
        if (text.Contains('_'))
            return text.Any(char.IsAsciiLetterLower) ? PieceKind.Identifier : PieceKind.Variable;
        if (text.Contains('-'))
            return OfCompound(text);
        if (OrdinaryWords.IsProduct(text))
            return PieceKind.Name;
        if (IsCapitals(text))
            return PieceKind.ErrorCode;
        if (HasHump(text))
            return EndsAsError(text) ? PieceKind.Exception : PieceKind.Identifier;
        return char.IsAsciiLetterUpper(text[0]) && !begins ? PieceKind.Name : null;
    }

    private static PieceKind? OfCompound(string text)
    {
        var parts = text.Split('-', StringSplitOptions.RemoveEmptyEntries);
        return Array.TrueForAll(parts, OrdinaryWords.IsPart) ? null : PieceKind.Identifier;
    }

    private static bool IsCapitals(string text) => text.Length > 1 && text.All(char.IsAsciiLetterUpper);

    private static bool HasHump(string text) => text.Zip(text.Skip(1)).Any(p => char.IsAsciiLetterLower(p.First) && char.IsAsciiLetterUpper(p.Second)) || (text.Length > 3 && char.IsAsciiLetterUpper(text[0]) && char.IsAsciiLetterUpper(text[1]) && text.Any(char.IsAsciiLetterLower));

    private static bool EndsAsError(string text) => text.EndsWith("Error", StringComparison.Ordinal) || text.EndsWith("Exception", StringComparison.Ordinal);
}
