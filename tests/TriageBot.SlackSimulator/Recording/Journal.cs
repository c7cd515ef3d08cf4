using System.Collections.Concurrent;
using TriageBot.Simulation.Model;

namespace TriageBot.Simulation.Recording;

/// <summary>Everything that happened, for whoever judges the app: in order, never thrown away while the simulator runs.</summary>
public sealed class Journal
{
    private readonly ConcurrentQueue<ApiCallRecord> _calls = [];
    private readonly ConcurrentQueue<Message> _messages = [];
    private readonly ConcurrentQueue<Ephemeral> _ephemerals = [];
    private readonly ConcurrentQueue<DeliveryRecord> _deliveries = [];
    private readonly ConcurrentQueue<OpenedView> _views = [];
    private readonly ConcurrentQueue<SharedFile> _files = [];
    private TaskCompletionSource _changed = NewSignal();

    public IReadOnlyList<ApiCallRecord> Calls => [.. _calls];

    /// <summary>Every message that was ever stored, deleted ones included, with all its versions.</summary>
    public IReadOnlyList<Message> Messages => [.. _messages];

    public IReadOnlyList<Ephemeral> Ephemerals => [.. _ephemerals];

    public IReadOnlyList<DeliveryRecord> Deliveries => [.. _deliveries];

    /// <summary>Modals, as they were opened.</summary>
    public IReadOnlyList<OpenedView> Views => [.. _views];

    public IReadOnlyList<SharedFile> Files => [.. _files];

    public IReadOnlyList<ApiCallRecord> CallsOf(string method) => [.. _calls.Where(c => c.Method == method)];

    /// <summary>Waits until this is true of the journal; looked at after each change, and no clock is involved.</summary>
    /// <exception cref="OperationCanceledException">It did not become true in time.</exception>
    public async Task Until(Func<Journal, bool> isTrue, CancellationToken cancellationToken)
    {
        while (true)
        {
            var changed = Volatile.Read(ref _changed).Task;
            if (isTrue(this))
                return;
            await changed.WaitAsync(cancellationToken);
        }
    }

    internal void Add(ApiCallRecord call)
    {
        _calls.Enqueue(call);
        Touch();
    }

    internal void Add(Message message)
    {
        _messages.Enqueue(message);
        Touch();
    }

    internal void Add(Ephemeral ephemeral)
    {
        _ephemerals.Enqueue(ephemeral);
        Touch();
    }

    internal void Add(DeliveryRecord delivery)
    {
        _deliveries.Enqueue(delivery);
        Touch();
    }

    internal void Add(OpenedView view)
    {
        _views.Enqueue(view);
        Touch();
    }

    internal void Add(SharedFile file)
    {
        _files.Enqueue(file);
        Touch();
    }

    /// <summary>Something that is already here changed.</summary>
    internal void Touch() => Interlocked.Exchange(ref _changed, NewSignal()).TrySetResult();

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
