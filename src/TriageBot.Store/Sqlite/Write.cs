namespace TriageBot.Store.Sqlite;

/// <summary>Something to be written, and who waits for it.</summary>
internal abstract class Write(bool inTransaction)
{
    private int _hasBegun;

    /// <summary>False for what SQLite does only outside of one.</summary>
    public bool InTransaction { get; } = inTransaction;

    /// <summary>True for the one that asks first: the queue, which then writes it, or a cancellation.</summary>
    public bool TryBegin() => Interlocked.Exchange(ref _hasBegun, 1) == 0;

    /// <summary>Writes, perhaps not for the first time: what was written before was rolled back then.</summary>
    public abstract void Run(Session session);

    /// <summary>It is on the disk.</summary>
    public abstract void Succeed();

    public abstract void Fail(Exception reason);
}

internal sealed class Write<T> : Write
{
    // Whoever waits goes on elsewhere than on the one thread that writes.
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Func<Session, T> _work;
    private readonly CancellationTokenRegistration _cancelled;
    private T? _result;

    public Write(Func<Session, T> work, bool inTransaction, CancellationToken cancellationToken)
        : base(inTransaction)
    {
        _work = work;
        _cancelled = cancellationToken.Register(() =>
        {
            if (TryBegin())
                _done.TrySetCanceled(cancellationToken);
        });
    }

    public Task<T> Done => _done.Task;

    public override void Run(Session session) => _result = _work(session);

    public override void Succeed()
    {
        _cancelled.Unregister();
        _done.TrySetResult(_result!);
    }

    public override void Fail(Exception reason)
    {
        _cancelled.Unregister();
        _done.TrySetException(reason);
    }
}
