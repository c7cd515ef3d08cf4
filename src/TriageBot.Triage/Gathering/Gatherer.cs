namespace TriageBot.Triage.Gathering;

/// <summary>
/// Runs probes as a graph: each starts as soon as what it needs has ended, so the time taken is the longest chain of
/// look-ups, not their sum. What is there when time runs out is what there is.
/// </summary>
public sealed class Gatherer
{
    private readonly IReadOnlyList<IProbe> _inOrder;
    private readonly TimeProvider _time;

    /// <exception cref="ArgumentException">A probe needs one that is not there, or probes need each other in a circle.</exception>
    public Gatherer(IReadOnlyList<IProbe> probes, TimeProvider time)
    {
        _inOrder = Sort(probes);
        _time = time;
    }

    /// <summary>Gathers until all probes have ended or <paramref name="cancellationToken"/> (the deadline, or a person) ends it.</summary>
    public async Task<Dossier> Gather(CaseFile file, CancellationToken cancellationToken)
    {
        var running = new Dictionary<string, Task>(StringComparer.Ordinal);
        foreach (var probe in _inOrder)
            running[probe.Name] = After([.. probe.Needs.Select(n => running[n])], () => Run(probe, file, cancellationToken));

        await Task.WhenAll(running.Values);
        return file.Close(_time.GetUtcNow());
    }

    private static async Task After(IReadOnlyList<Task> needs, Func<Task> run)
    {
        await Task.WhenAll(needs);
        await run();
    }

    /// <summary>Where the probe does not end in time, that is noted in the file, beside what it had found by then.</summary>
    internal static async Task Run(IProbe probe, CaseFile file, CancellationToken cancellationToken)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            await probe.Look(file, cancellationToken);
            file.Note(probe, ended: true);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            file.Note(probe, ended: false);
        }
    }

    /// <summary>What is needed comes first.</summary>
    private static List<IProbe> Sort(IReadOnlyList<IProbe> probes)
    {
        var sorted = new List<IProbe>();
        var waiting = probes.ToList();
        while (waiting.Count > 0)
        {
            var ready = waiting.Where(p => p.Needs.All(n => sorted.Exists(s => s.Name == n))).ToList();
            if (ready.Count == 0)
                throw new ArgumentException($"these probes need what is not there, or each other: {string.Join(", ", waiting.Select(p => p.Name))}", nameof(probes));

            sorted.AddRange(ready);
            waiting.RemoveAll(ready.Contains);
        }

        return sorted;
    }
}
