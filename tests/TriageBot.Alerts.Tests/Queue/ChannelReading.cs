using System.Threading.Channels;

namespace TriageBot.Alerts.Tests.Queue;

internal static class ChannelReading
{
    /// <summary>The next that comes; a test that waits for what never comes fails within a minute.</summary>
    public static Task<T> Next<T>(this Channel<T> channel) =>
        channel.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

    public static bool IsEmpty<T>(this Channel<T> channel) => channel.Reader.Count == 0;
}
