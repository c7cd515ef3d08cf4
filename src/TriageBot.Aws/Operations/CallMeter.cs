using TriageBot.Triage.Ports;

namespace TriageBot.Aws.Operations;

/// <summary>Counts requests as they are sent, for every count that is open in the flow of control that sends them.</summary>
internal sealed class CallMeter : ICallCounter
{
    private readonly AsyncLocal<Count?> _open = new();

    public ICallCount Begin()
    {
        var count = new Count(this, _open.Value);
        _open.Value = count;
        return count;
    }

    public void Sent()
    {
        for (var count = _open.Value; count is not null; count = count.Outer)
            count.Add();
    }

    /// <summary>An operation begins; its requests are counted as they are sent.</summary>
    public void Begun()
    {
        for (var count = _open.Value; count is not null; count = count.Outer)
            count.Begin();
    }

    private sealed class Count(CallMeter meter, Count? outer) : ICallCount
    {
        private int _calls;
        private int _operations;

        public Count? Outer => outer;

        public int Calls => Volatile.Read(ref _calls);

        public int Operations => Volatile.Read(ref _operations);

        public void Begin() => Interlocked.Increment(ref _operations);

        public void Add() => Interlocked.Increment(ref _calls);

        public void Dispose()
        {
            if (meter._open.Value == this)
                meter._open.Value = outer;
        }
    }
}
