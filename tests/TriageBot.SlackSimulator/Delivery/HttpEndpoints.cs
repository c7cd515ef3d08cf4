namespace TriageBot.Simulation.Delivery;

/// <summary>The request URLs of an app's settings; they may all be the same.</summary>
public sealed record HttpEndpoints(Uri Commands, Uri Events, Uri Interactivity)
{
    /// <summary>One URL for everything.</summary>
    public HttpEndpoints(Uri all)
        : this(all, all, all)
    {
    }
}
