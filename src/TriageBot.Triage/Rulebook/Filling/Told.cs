using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook.Judgement;

namespace TriageBot.Triage.Rulebook.Filling;

/// <summary>A text behind a hypothesis, from which a slot may take a name.</summary>
/// <param name="ByAws">False for what an application wrote: anybody may have put anything into that.</param>
internal sealed record Told(string Text, bool ByAws)
{
    /// <summary>What AWS told comes first.</summary>
    public static IReadOnlyList<Told> Of(Hypothesis top, Dossier dossier)
    {
        var task = dossier.Task;
        var reason = top.Container is { } name ? task?.Container(name)?.Reason : null;
        var byAws = new[] { reason, task?.StoppedReason }
            .Concat(task?.Containers.Select(c => c.Reason) ?? [])
            .Concat(dossier.DeniedCalls.Select(d => d.ErrorMessage));
        var lines = top.For.Select(c => dossier.Line(c.EvidenceId)).OfType<LogLine>();
        return
        [
            .. byAws.OfType<string>().Distinct().Select(t => new Told(t, ByAws: true)),
            .. lines.Where(l => l.Source == EvidenceSource.Application).Select(l => new Told(l.Said, ByAws: false)),
        ];
    }
}
