using TriageBot.Triage.Gathering;

namespace TriageBot.Triage.Decoding;

/// <summary>
/// All of a dossier that can be named by id: its lines, and facts of the record, the definition, the service, the checks and the looks. What a decoder
/// is shown and what the gate holds its words against is the same.
/// </summary>
public sealed class Ledger
{
    private readonly Dictionary<string, LogLine> _lines;
    private readonly Dictionary<string, Fact> _facts;

    private Ledger(IReadOnlyList<LogLine> lines, IReadOnlyList<Fact> facts)
    {
        (Lines, Facts) = (lines, facts);
        _lines = lines.DistinctBy(l => l.Id).ToDictionary(l => l.Id, StringComparer.Ordinal);
        _facts = facts.DistinctBy(f => f.Id).ToDictionary(f => f.Id, StringComparer.Ordinal);
    }

    public IReadOnlyList<LogLine> Lines { get; }

    public IReadOnlyList<Fact> Facts { get; }

    public static Ledger Of(Dossier dossier) => new([.. dossier.Lines], [.. DossierFacts.Of(dossier)]);

    public LogLine? Line(string id) => _lines.GetValueOrDefault(id);

    public Fact? Fact(string id) => _facts.GetValueOrDefault(id);
}

/// <summary>Something that was read and is no log line. It explains, and backs nothing.</summary>
/// <param name="Id">As the rulebook's clues name it, such as <c>record.stoppedReason</c>.</param>
/// <param name="Text">Hostile where it comes from outside; not redacted.</param>
public sealed record Fact(string Id, string Text);
