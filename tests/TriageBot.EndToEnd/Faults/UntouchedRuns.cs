using System.Collections.Concurrent;

namespace TriageBot.EndToEnd.Faults;

/// <summary>How each case comes out where nothing goes wrong: run once, and looked at by each test.</summary>
public sealed class UntouchedRuns
{
    private readonly ConcurrentDictionary<string, Lazy<Task<FaultedRun>>> _runs = new(StringComparer.Ordinal);

    internal Task<FaultedRun> Of(string name) => _runs.GetOrAdd(name, n => new Lazy<Task<FaultedRun>>(() => FaultedRun.Of(n, [], CancellationToken.None))).Value;
}
