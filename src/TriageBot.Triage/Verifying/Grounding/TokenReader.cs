namespace TriageBot.Triage.Verifying.Grounding;

/// <summary>Goes through words and finds what the evidence does not hold.</summary>
/// <param name="others">Names of neighbours: they count as names although they may be plain words.</param>
internal sealed class TokenReader(IReadOnlyList<Token> tokens, EvidenceWords evidence, Figures figures, HashSet<string> others)
{
    private int _at;

    public List<Unfounded> Missing()
    {
        var missing = new List<Unfounded>();
        for (_at = 0; _at < tokens.Count; _at++)
        {
            if (Check() is { } unfounded)
                missing.Add(unfounded);
        }

        return missing;
    }

    private Token Current => tokens[_at];

    private string? Next(int by = 1) => _at + by < tokens.Count && _at + by >= 0 ? tokens[_at + by].Text : null;

    private Unfounded? Check()
    {
        var text = Current.Text;
        if (Moments.IsOne(text))
            return OfTime(text);
        if (char.IsAsciiDigit(text[0]) && OfFigure(text) is var (known, unfounded) && known)
            return unfounded;
        if (NumberWords.Of(text, Next(-1), Next()) is { } value)
            return figures.Holds(new Figure(value, 0, 1, Unit.None)) || evidence.Holds(text, StringComparison.OrdinalIgnoreCase) ? null : new Unfounded(PieceKind.Number, text);

        var kind = others.Contains(text) && !NumberWords.IsArticle(Next(-1)) ? PieceKind.Name : Names.KindOf(text, Current.Begins);
        return kind is { } known2 && !Holds(text, known2) ? new Unfounded(known2, text) : null;
    }

    private bool Holds(string text, PieceKind kind) =>
        kind switch
        {
            PieceKind.Name => evidence.HoldsName(text),
            PieceKind.Exception => evidence.Holds(text, StringComparison.OrdinalIgnoreCase),
            PieceKind.ErrorCode => evidence.Holds(text) || Signals.Of(text).Any(n => figures.Holds(Bare(n))) || evidence.Holds(text, StringComparison.OrdinalIgnoreCase),
            _ => evidence.Holds(text) || evidence.HoldsBeginningOfId(text) || (text[0] == 'v' && evidence.Holds(text[1..])) || evidence.Holds($"v{text}") || IsPlainCompound(text),
        };

    // connection-refused is what "connection refused" says.
    private bool IsPlainCompound(string text) =>
        text.Contains('-') && text.All(c => char.IsAsciiLetter(c) || c == '-') && evidence.Holds(text.Replace('-', ' '), StringComparison.OrdinalIgnoreCase);

    /// <summary>The date that stands before a time, in a token of its own, belongs to it.</summary>
    private Unfounded? OfTime(string text)
    {
        var whole = Next() is { } clock && Moments.IsOne($"{text} {clock}") ? $"{text} {clock}" : text;
        if (whole.Length > text.Length)
            _at++;
        return figures.HoldsTime(whole) ? null : new Unfounded(PieceKind.Time, whole);
    }

    private (bool Known, Unfounded? Unfounded) OfFigure(string text)
    {
        if (FigureReader.Number(text, 0) is not var (number, end))
            return (false, null);
        if (text[end..] is "" or "x" or "×" or "st" or "nd" or "rd" or "th")
            return (true, Measured(number, text));
        if (FigureReader.UnitAt(text, end) is var (unit, after) && unit.Dimension != Dimension.None)
            return after == text.Length ? (true, Summed(number with { Unit = unit }, text)) : OfRun(text);
        return text[end] == '/' && text.Split('/') is var parts && parts.All(p => FigureReader.Number(p, 0) is var (_, whole) && whole == p.Length)
            ? (true, parts.Select(p => FigureReader.Number(p, 0)!.Value.Figure).All(figures.Holds) ? null : new Unfounded(PieceKind.Number, text))
            : (false, null);
    }

    // A unit may stand in the next token.
    private Unfounded? Measured(Figure number, string text)
    {
        if (char.IsAsciiDigit(text[^1]) && Next() is { } name && Unit.Of(name) is { } unit)
        {
            _at++;
            return Summed(number with { Unit = unit }, $"{text} {name}");
        }

        if (char.IsAsciiDigit(text[^1]) && Next() == "per" && Next(2) == "cent")
            (_at, number) = (_at + 2, number with { Unit = Unit.Of("%")! });
        return figures.Holds(number) || IsSignal(number.Value) ? null : new Unfounded(Kind(number), text);
    }

    // 137 is 128 and signal 9, and says SIGKILL.
    private bool IsSignal(decimal number) =>
        (Next(-1) is "signal" or "128" || number == 128) && (Signals.Known(number).Any(n => figures.Holds(Bare(n))) || Signals.NamesOf(number).Any(n => evidence.Holds(n)));

    // 1 min 30 s, 1 minute and 30 seconds: one duration.
    private Unfounded? Summed(Figure first, string text)
    {
        var (sum, last) = (first, first);
        while (first.Unit.Dimension == Dimension.Time && NextDuration() is var (more, tokensRead) && more.Unit.Factor < last.Unit.Factor)
        {
            sum = new Figure((sum.Value * sum.Unit.Factor / more.Unit.Factor) + more.Value, more.Decimals, 0, more.Unit) { Summed = true };
            sum = sum with { Digits = sum.Value.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture).Replace(".", "", StringComparison.Ordinal).Length };
            text = $"{text} {string.Join(' ', Enumerable.Range(1, tokensRead).Select(i => Next(i)))}";
            (last, _at) = (more, _at + tokensRead);
        }

        return figures.Holds(sum) ? null : new Unfounded(Kind(sum), text);
    }

    private (Figure, int)? NextDuration()
    {
        var skip = Next() == "and" ? 1 : 0;
        if (Next(1 + skip) is not { Length: > 0 } text || !char.IsAsciiDigit(text[0]) || FigureReader.Number(text, 0) is not var (number, end))
            return null;
        if (FigureReader.UnitAt(text, end) is var (unit, after) && after == text.Length && unit.Dimension == Dimension.Time)
            return (number with { Unit = unit }, 1 + skip);
        return end == text.Length && Next(2 + skip) is { } name && Unit.Of(name) is { Dimension: Dimension.Time } apart ? (number with { Unit = apart }, 2 + skip) : null;
    }

    // 1m30s
    private (bool, Unfounded?) OfRun(string text)
    {
        decimal sum = 0;
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsAsciiDigit(text[at]) || FigureReader.Number(text, at) is not var (number, end) || FigureReader.UnitAt(text, end) is not var (unit, after) || unit.Dimension != Dimension.Time)
                return (false, null);
            sum += number.Value * unit.Factor;
            at = after;
        }

        return (true, figures.Holds(new Figure(sum, 0, 0, Unit.Of("s")!)) ? null : new Unfounded(PieceKind.Duration, text));
    }

    private static Figure Bare(int number) => new(number, 0, 1, Unit.None);

    private static PieceKind Kind(Figure figure) => figure.Unit.Dimension switch
    {
        Dimension.Size => PieceKind.Size,
        Dimension.Time => PieceKind.Duration,
        Dimension.Percentage => PieceKind.Percentage,
        _ => PieceKind.Number,
    };
}
