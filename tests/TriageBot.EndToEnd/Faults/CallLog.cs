using System.Collections.Concurrent;
using TriageBot.Aws.Operations;

namespace TriageBot.EndToEnd.Faults;

/// <summary>The requests of one run, in the order in which they ended.</summary>
internal sealed class CallLog : ICallObserver
{
    private readonly ConcurrentQueue<AwsCall> _calls = new();

    /// <summary>What was called, such as <c>DescribeTasks</c>.</summary>
    public IReadOnlyList<string> Operations => [.. _calls.Select(c => c.Action.Split(':')[1]).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>True where a request for this operation came to no good answer.</summary>
    public bool HasFailed(string operation) => Errors(operation).Count > 0;

    /// <summary>What came instead of a good answer.</summary>
    public IReadOnlyList<string> Errors(string operation) =>
        [.. _calls.Where(c => c.Action.EndsWith($":{operation}", StringComparison.Ordinal)).Select(c => c.Error).OfType<string>().Distinct()];

    public void Ended(AwsCall call) => _calls.Enqueue(call);
}
