using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook.Matching;

namespace TriageBot.Triage.Rulebook.Judgement;

/// <summary>A dossier after the one scan: what the judgement of a family reads.</summary>
internal sealed class Findings
{
    // A Java stack trace with its causes is about a hundred lines long.
    private const int LastWords = 120;

    private static readonly TimeSpan s_nearTheEnd = TimeSpan.FromMinutes(1);

    private readonly HashSet<string> _lastWords;

    private readonly HashSet<string> _overcome;

    public Findings(Dossier dossier, IEnumerable<Match> matches)
    {
        Dossier = dossier;
        Culprit = Culprit.Of(dossier);
        _lastWords = [.. dossier.Tails.SelectMany(t => t.Lines.TakeLast(LastWords)).Select(l => l.Id)];
        _overcome = Overcome.LinesIn(dossier.Tails);
        var counting = matches.Where(m => m.Text.Kind != TextKinds.ApplicationMessage || CountsFor(m.Text.Container)).ToLookup(Coarse.IsCoarse);
        Matches = [.. counting[false]];
        Faint = [.. counting[true]];
    }

    public Dossier Dossier { get; }

    public EcsTask? Task => Dossier.Task;

    public Culprit? Culprit { get; }

    /// <summary>Only matches that can tell of this stop: of applications, those in the stream of a container that may be to blame.</summary>
    public IReadOnlyList<Match> Matches { get; }

    /// <summary>What only the class of a line's words tells: kept apart, so that it adds nothing to what is named.</summary>
    public IReadOnlyList<Match> Faint { get; }

    /// <summary>True unless it is a line that the container outlived by more than a minute: what it tells may have been handled.</summary>
    public bool IsNearTheEnd(ScanText text) =>
        text.Kind != TextKinds.ApplicationMessage || text.At is not { } at || End(text.Container) is not { } end || end - at <= s_nearTheEnd;

    /// <summary>True where hardly anything was printed after the line: it stands in the container's last words.</summary>
    public bool IsAmongTheLast(string lineId) => _lastWords.Contains(lineId);

    /// <summary>True where the container served after the line.</summary>
    public bool IsOvercome(string lineId) => _overcome.Contains(lineId);

    // A stop that was asked for has no culprit; then any container may tell how it heeded.
    private bool CountsFor(string? container) =>
        container is not null && (Culprit is null ? Task?.WasRequested() == true : Culprit.MayBe(container));

    // The log's own end, or the task's where that came first: lines may arrive under a later time than the death.
    private DateTimeOffset? End(string? container)
    {
        DateTimeOffset? last = container is not null && Dossier.Tail(container) is { Lines: [.., var newest] } ? newest.Timestamp : null;
        return last is { } line && Task?.EndedAt is { } ended && ended < line ? ended : last ?? Task?.EndedAt;
    }
}
