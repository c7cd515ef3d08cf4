using System.Collections.Concurrent;
using System.Globalization;

namespace TriageBot.Store.Subject;

/// <summary>A hundred requests a second, worked by four: how long <see cref="IInbox.Accept"/> takes.</summary>
internal static class Measure
{
    private const int Rate = 100;
    private const int Workers = 4;

    public static async Task Run(StoreFile store, Say say, int seconds)
    {
        var time = TimeProvider.System;
        var times = new ConcurrentBag<TimeSpan>();
        using var stop = new CancellationTokenSource();
        var workers = Enumerable.Range(0, Workers).Select(_ => Task.Run(() => Work(store, stop.Token))).ToList();
        var accepts = new List<Task>();
        var start = time.GetTimestamp();
        for (var number = 0; number < Rate * seconds; number++)
        {
            var early = TimeSpan.FromSeconds((double)number / Rate) - time.GetElapsedTime(start);
            if (early > TimeSpan.Zero)
                await Task.Delay(early, time);
            var key = number;
            accepts.Add(Task.Run(() => Accept(key)));
        }

        await Task.WhenAll(accepts);
        await stop.CancelAsync();
        await Task.WhenAll(workers);

        var sorted = times.Order().ToList();
        say.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"accepted {sorted.Count} p50 {At(0.5):0.0} p99 {At(0.99):0.0} max {At(1):0.0} ms"));

        double At(double part) => sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * part))].TotalMilliseconds;

        async Task Accept(int number)
        {
            var begun = time.GetTimestamp();
            await store.Inbox.Accept(new NewRequest([$"key-{number}", $"twin-{number}"], "ask", new byte[4_000]), CancellationToken.None);
            times.Add(time.GetElapsedTime(begun));
        }
    }

    private static async Task Work(StoreFile store, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                await store.Inbox.WaitForWork(stop);
                if (await store.Inbox.Take(stop) is { } taken)
                    await store.Inbox.Done(taken.Id, CancellationToken.None);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }
}
