namespace TriageBot.Triage.Verifying.Grounding;

/// <summary>
/// What words may stand on: the texts of the evidence that is cited for them. Whatever of the words could be looked up (a number, a name, a path,
/// a time, a quotation) must stand in those texts, as it is or rightly converted; what is plain prose is not judged here.
/// </summary>
public sealed class Grounds
{
    private readonly EvidenceWords _words;
    private readonly Figures _figures;
    private readonly HashSet<string> _others;

    private Grounds(IReadOnlyList<string> texts, IEnumerable<string> names, IEnumerable<string> others)
    {
        _words = new EvidenceWords([.. texts, .. names]);
        _figures = Figures.Of(texts);
        _others = [.. others];
    }

    /// <param name="evidence">Messages of the cited lines as they were read, the same as they were shown, texts of the cited facts, times of the lines in ISO 8601.</param>
    /// <param name="names">What is known beforehand by name, such as the service: may be named, and holds no figure.</param>
    /// <param name="others">Names of neighbours, such as the task's other containers: plain words, that name something all the same.</param>
    public static Grounds Of(IEnumerable<string> evidence, IEnumerable<string>? others = null, IEnumerable<string>? names = null) =>
        new([.. evidence.SelectMany(EvidenceTexts.Of)], names ?? [], others ?? []);

    /// <summary>The pieces of the words that do not stand in the evidence, in their order; empty where all do.</summary>
    public IReadOnlyList<Unfounded> Missing(string words)
    {
        var (rest, quotations) = Quotations.Split(EvidenceTexts.Folded(words));
        var tokens = Tokens.Of(rest);
        return
        [
            .. quotations.Where(q => !_words.Quoted(q)).Select(q => new Unfounded(PieceKind.Quotation, q)),
            .. new TokenReader(tokens, _words, _figures, _others).Missing(),
        ];
    }

    /// <summary>True where these words stand in one of the texts to the letter; <c>…</c> may stand for what is left out.</summary>
    public bool Quotes(string words) => _words.Quoted(EvidenceTexts.Folded(words));
}

/// <summary>A piece of the words that no evidence holds.</summary>
/// <param name="Text">As it was written, but for digits and letters of other forms, which are plain.</param>
public sealed record Unfounded(PieceKind Kind, string Text);

public enum PieceKind
{
    Quotation,
    Number,
    Duration,
    Size,
    Percentage,
    Time,
    Arn,
    Address,
    Host,
    Path,
    Image,
    Variable,
    ErrorCode,
    Exception,
    Identifier,

    /// <summary>A capitalised word, a product, or a neighbour of what is blamed.</summary>
    Name,

    /// <summary>A word in another script than English is written in.</summary>
    Foreign,
}
