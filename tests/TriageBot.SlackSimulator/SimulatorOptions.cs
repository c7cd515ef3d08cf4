using TriageBot.Simulation.Model;

namespace TriageBot.Simulation;

/// <summary>How a simulated Slack behaves. The defaults are Slack's own.</summary>
public sealed record SimulatorOptions
{
    /// <summary>The port on the loopback; 0 is any free one.</summary>
    public int Port { get; init; }

    /// <summary>Decides everything that is random: the same seed, the same order of the same steps.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Timestamps, signatures, limits and retries follow it.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    public Team Team { get; init; } = new("T0AB", "acme", "Acme");

    /// <summary>Whether Slack's rates are enforced.</summary>
    public bool LimitsRates { get; init; } = true;

    /// <summary>How long an acknowledgement may take.</summary>
    public TimeSpan AcknowledgeWithin { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Waits before the second, third and fourth delivery of an event.</summary>
    public IReadOnlyList<TimeSpan> EventRetries { get; init; } = [TimeSpan.Zero, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)];

    /// <summary>How many events are delivered twice although they were acknowledged; 0 to 1.</summary>
    public double DuplicateEvents { get; init; }

    /// <summary>A person's message with a link is followed by a <c>message_changed</c>, as its preview makes one.</summary>
    public bool Unfurls { get; init; } = true;

    /// <summary>How often an open socket is pinged; in real time.</summary>
    public TimeSpan PingEvery { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a socket lives before Slack asks for a new one.</summary>
    public TimeSpan ConnectionLife { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Pages of history and replies are shorter than asked, as Slack's may be.</summary>
    public bool ShortPages { get; init; }
}
