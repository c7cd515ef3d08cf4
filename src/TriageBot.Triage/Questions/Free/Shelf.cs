using TriageBot.Triage.Decoding;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Plugins;
using TriageBot.Triage.Plugins.Incidents;

namespace TriageBot.Triage.Questions.Free;

/// <summary>
/// What may be read of one incident, and all of it that has been read, by id. The plugins reach no further than the incident, whatever they are
/// asked; what is not on the shelf cannot be cited.
/// </summary>
public sealed class Shelf
{
    private readonly CaseFile _file;
    private readonly Ledger _gathered;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LogLine> _lines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Fact> _facts = new(StringComparer.Ordinal);
    private int _noted;

    internal Shelf(OpenIncident incident)
    {
        (_file, _gathered) = (incident.File, Ledger.Of(incident.Gathered));
        _noted = _file.Made.Count;
        Plugins = [incident.Logs, incident.Ecs, incident.Iam, incident.Network, incident.Metrics];
    }

    /// <summary>The plugins of the incident: each of their methods that is described may be called.</summary>
    public IReadOnlyList<object> Plugins { get; }

    /// <summary>Puts on the shelf what a method of a plugin brought, and tells it piece by piece.</summary>
    /// <param name="brought">A finding, or several.</param>
    public IReadOnlyList<Piece> Put(object? brought)
    {
        lock (_gate)
        {
            return [.. Findings.In(brought).SelectMany(Put)];
        }
    }

    internal LogLine? Line(string id)
    {
        lock (_gate)
        {
            return _lines.GetValueOrDefault(id) ?? _gathered.Line(id);
        }
    }

    internal Fact? Fact(string id)
    {
        lock (_gate)
        {
            return _facts.GetValueOrDefault(id) ?? _gathered.Fact(id);
        }
    }

    private IEnumerable<Piece> Put(Found found)
    {
        Note(found.Look);
        var look = $"{found.Look.Result.ToString().ToLowerInvariant()}: {found.Look.Detail}{(found.Look.Window is { } window ? $" ({window})" : "")}";
        List<Piece> pieces = [Put(found.Look.Id, look), .. found.Says.Select((s, at) => Put($"{found.Look.Id}.{at + 1}", s))];
        pieces.AddRange(found.Lines.Select(Put));
        return pieces;
    }

    /// <summary>Another text takes another id: what was cited stays what it was.</summary>
    private Piece Put(string id, string text)
    {
        var own = Free(id, i => (_facts.GetValueOrDefault(i) ?? _gathered.Fact(i)) is { } other && other.Text != text);
        _facts[own] = new Fact(own, text);
        return new Piece(own, null, text);
    }

    private Piece Put(LogLine line)
    {
        var own = Free(line.Id, i => (_lines.GetValueOrDefault(i) ?? _gathered.Line(i)) is { } other && (other.Stream, other.Timestamp, other.Message) != (line.Stream, line.Timestamp, line.Message));
        _lines[own] = line with { Id = own };
        return new Piece(own, line.Timestamp, line.Said);
    }

    private static string Free(string id, Func<string, bool> isTaken)
    {
        var own = id;
        for (var next = 2; isTaken(own); next++)
            own = $"{id}~{next}";
        return own;
    }

    // What the report's own look-ups had read is not read again, but that it was asked for is written down like any look.
    private void Note(Look look)
    {
        var made = _file.Made;
        if (!made.Skip(_noted).Any(m => m.Id == look.Id && m.Query == look.Query))
            _file.NoteAndKeep(new Finding<object>(null, look, null));
        _noted = _file.Made.Count;
    }
}

/// <summary>A line or a fact, to be read and cited.</summary>
/// <param name="At">When a line was written; null for a fact.</param>
/// <param name="Text">Hostile text; not redacted.</param>
public sealed record Piece(string Id, DateTimeOffset? At, string Text);
