using TriageBot.Triage.Decoding;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook;

namespace TriageBot.Models.Decoding;

/// <summary>Lines that stand together, oldest first.</summary>
/// <param name="Of">Whose lines they are, for the model.</param>
/// <param name="Lines">How many characters are shown of each; 0 leaves it out.</param>
/// <param name="IsComplete">False where earlier lines were never read.</param>
internal sealed record LineGroup(string Of, IReadOnlyList<(LogLine Line, int Longest)> Lines, bool IsComplete);

/// <summary>
/// Which lines a model sees: those that the readings cite; then the last of the container that died, back from its end; then those of the others, then
/// events and the rest.
/// </summary>
internal sealed class LineChoice
{
    /// <summary>An event of ECS is about 3,000 characters long, and what it says may stand anywhere in it.</summary>
    private const int LongestCited = 4000;

    private const int LongestOther = 800;

    /// <summary>Of events and records: the facts tell already what most of them say.</summary>
    private const int MostOfAKind = 3;

    /// <summary>Id, time, and the break.</summary>
    private const int Around = 60;

    private readonly Dictionary<string, int> _chosen = new(StringComparer.Ordinal);
    private int _room;

    private LineChoice(int room) => _room = room;

    /// <param name="room">In characters.</param>
    public static IReadOnlyList<LineGroup> Of(Brief brief, int room)
    {
        var dossier = brief.Dossier;
        var choice = new LineChoice(room);
        var cited = brief.Hypotheses.SelectMany(h => h.For.Concat(h.Against)).Select(c => dossier.Line(c.EvidenceId)).OfType<LogLine>().DistinctBy(l => l.Id);
        choice.Take(cited, LongestCited, room / 2);

        var culprit = Culprit.Of(dossier)?.Container;
        var tails = dossier.Tails.OrderByDescending(t => t.Container == culprit).ThenBy(t => t.Container, StringComparer.Ordinal).ToList();
        foreach (var tail in tails)
            choice.Take(tail.Lines.Reverse(), LongestOther, tail.Container == culprit ? choice._room * 3 / 4 : choice._room / 2);

        var groups = tails.Select(t => new LineGroup($"container {t.Container}", choice.Lengths(t.Lines), t.Complete)).Concat(Others(dossier, choice));
        return [.. groups.Where(g => g.Lines.Count > 0)];
    }

    private static List<LineGroup> Others(Dossier dossier, LineChoice choice)
    {
        (string Of, IEnumerable<LogLine> Lines)[] others =
        [
            ("the task's state changes", dossier.TaskEvents.Select(e => e.Line)),
            ("the service's actions", dossier.ServiceActions.Select(a => a.Line)),
            ("the service's action log", dossier.ActionLog.Select(a => a.Line)),
            ("denied calls in CloudTrail", dossier.DeniedCalls.Select(d => d.Line)),
            ("Container Insights", dossier.Usage.Select(u => u.Line)),
        ];
        foreach (var (_, lines) in others)
            choice.Take(lines.Reverse().Take(MostOfAKind), LongestCited, choice._room);
        return [.. others.Select(o => new LineGroup(o.Of, choice.Lengths([.. o.Lines]), true))];
    }

    /// <summary>The first of them that fit.</summary>
    private void Take(IEnumerable<LogLine> lines, int longest, int room)
    {
        foreach (var line in lines.Where(l => !_chosen.ContainsKey(l.Id)))
        {
            var cost = Math.Min(line.Said.Length, longest) + line.Id.Length + Around;
            if (cost > room || cost > _room)
                return;

            _chosen[line.Id] = longest;
            _room -= cost;
            room -= cost;
        }
    }

    private List<(LogLine, int)> Lengths(IReadOnlyList<LogLine> lines) => [.. lines.Select(l => (l, _chosen.GetValueOrDefault(l.Id)))];
}
