using System.Collections.Concurrent;
using TriageBot.Alerts.Sns;

namespace TriageBot.Alerts.Tests.Fakes;

/// <summary>Serves what is put at an address, and remembers what was asked for.</summary>
internal sealed class FakeSnsWeb : ISnsWeb
{
    public ConcurrentDictionary<string, byte[]> Pages { get; } = new();

    public ConcurrentQueue<string> Asked { get; } = new();

    public bool Down { get; set; }

    public Task<byte[]?> Get(Uri address, int longest, CancellationToken cancellationToken)
    {
        Asked.Enqueue(address.AbsoluteUri);
        if (Down)
            throw new HttpRequestException("nothing answers");
        return Task.FromResult(Pages.TryGetValue(address.AbsoluteUri, out var page) && page.Length <= longest ? page : null);
    }
}
