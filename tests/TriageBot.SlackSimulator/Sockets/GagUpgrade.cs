using Microsoft.AspNetCore.Http.Features;

namespace TriageBot.Simulation.Sockets;

/// <summary>Puts a <see cref="GagStream"/> under a WebSocket.</summary>
internal sealed class GagUpgrade(IHttpUpgradeFeature inner) : IHttpUpgradeFeature
{
    public GagStream? Stream { get; private set; }

    public bool IsUpgradableRequest => inner.IsUpgradableRequest;

    public async Task<Stream> UpgradeAsync() => Stream = new(await inner.UpgradeAsync());
}
