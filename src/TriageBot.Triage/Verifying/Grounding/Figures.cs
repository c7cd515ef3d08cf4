namespace TriageBot.Triage.Verifying.Grounding;

/// <summary>All figures and times of the evidence. What is part of a longer id, version, address or date is no figure.</summary>
internal sealed class Figures
{
    // Hostile lines may be full of digits; whoever cites one does not need more.
    private const int Most = 20_000;

    private readonly List<Figure> _figures = [];
    private readonly Moments _moments;

    private Figures(IReadOnlyList<string> texts)
    {
        _moments = Moments.In(texts);
        foreach (var text in texts)
            Scan(Moments.Without(text));
    }

    public static Figures Of(IReadOnlyList<string> texts) => new(texts);

    public bool Holds(Figure figure) => _figures.Exists(figure.Is);

    public bool HoldsTime(string written) => _moments.Holds(written);

    private void Scan(string text)
    {
        for (var i = 0; i < text.Length && _figures.Count < Most;)
        {
            if (!char.IsAsciiDigit(text[i]))
                i++;
            else if (!BeginsFigure(text, i) || Read(text, i) is not { } end)
                i = RunEnd(text, i);
            else
                i = end;
        }
    }

    private int? Read(string text, int at)
    {
        if (FigureReader.Number(text, at) is not var (number, end))
            return null;

        if (FigureReader.UnitAt(text, end) is var (unit, after) && (EndsFigure(text, after) || unit.Dimension == Dimension.Time))
            return Measured(text, number with { Unit = unit }, after);
        if (!EndsFigure(text, end))
            return null;

        _figures.Add(number);
        _figures.AddRange(Hints.Of(text, at).Select(u => number with { Unit = u }));
        return end;
    }

    // 1 min 30 s is one duration, not two.
    private int? Measured(string text, Figure first, int after)
    {
        var (sum, last, end) = (first.Value * first.Unit.Factor, first, after);
        while (first.Unit.Dimension == Dimension.Time && Next(text, end, last) is var (more, next))
        {
            sum += more.Value * more.Unit.Factor;
            (last, end) = (more, next);
        }

        if (!EndsFigure(text, end))
            return null;

        _figures.Add(ReferenceEquals(last, first) ? first : new Figure(sum, 3, 9, Unit.Of("s")!));
        return end;
    }

    private static (Figure, int)? Next(string text, int at, Figure last)
    {
        var start = at < text.Length && text[at] == ' ' ? at + 1 : at;
        return start < text.Length && char.IsAsciiDigit(text[start]) && FigureReader.Number(text, start) is var (number, end)
            && FigureReader.UnitAt(text, end) is var (unit, after) && unit.Dimension == Dimension.Time && unit.Factor < last.Unit.Factor
            ? (number with { Unit = unit }, after)
            : null;
    }

    private static bool BeginsFigure(string text, int at)
    {
        if (at == 0)
            return true;
        var before = text[at - 1];
        if (char.IsLetterOrDigit(before) || before == '_')
            return at > 1 && before is 'n' or 't' or 'r' && text[at - 2] == '\\';
        return before is not ('.' or '-') || at == 1 || !char.IsLetterOrDigit(text[at - 2]);
    }

    private static bool EndsFigure(string text, int end)
    {
        if (end >= text.Length)
            return true;
        if (char.IsLetterOrDigit(text[end]) || text[end] == '_')
            return false;
        return text[end] is not ('.' or '-') || end + 1 >= text.Length || !char.IsLetterOrDigit(text[end + 1]);
    }

    private static int RunEnd(string text, int at)
    {
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '.' or '-'))
            at++;
        return at;
    }
}
