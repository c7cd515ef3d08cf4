using System.Text;
using TriageBot.Replay.Cases;

namespace TriageBot.Replay.Worlds;

/// <summary>The faults of all cases, counted down as they strike.</summary>
internal sealed class FaultBook(IReadOnlyList<RecordedCase> cases)
{
    private readonly List<Entry> _entries = [.. cases.SelectMany(c => c.Faults.Select(fault => new Entry(c, fault)))];

    /// <summary>The first fault left for this call, or null.</summary>
    public Fault? Strike(Place place, string operation, ReadOnlyMemory<byte> body)
    {
        foreach (var entry in _entries)
        {
            if (place.Cases.Any(here => here.Case == entry.Case)
                && entry.Fault.Operation is var named && (named == "*" || named == operation)
                && (entry.Fault.Match is not { } match || Encoding.UTF8.GetString(body.Span).Contains(match, StringComparison.Ordinal))
                && entry.Take())
                return entry.Fault;
        }

        return null;
    }

    private sealed class Entry(RecordedCase owner, Fault fault)
    {
        private int _taken;

        public RecordedCase Case => owner;

        public Fault Fault => fault;

        public bool Take() => fault.Times is not { } times || Interlocked.Increment(ref _taken) <= times;
    }
}
