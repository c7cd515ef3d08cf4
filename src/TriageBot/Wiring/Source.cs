using TriageBot.Aws;
using TriageBot.Output;
using TriageBot.Replay.Hosting;
using TriageBot.Replay.Worlds;
using TriageBot.Triage;

namespace TriageBot.Wiring;

/// <summary>What answers as AWS: AWS, or a recorded case.</summary>
internal sealed record Source(HttpMessageHandler Handler, AwsOptions Options, Clock Clock)
{
    public static Source Real(string? profile, Terminal terminal) => new(
        AwsClients.NewHandler(),
        new AwsOptions { Profile = profile, Environment = terminal.Variable },
        new Clock(TimeProvider.System, TimeProvider.System));

    /// <summary>Fixed keys and an empty environment: a replay touches no credentials and no network.</summary>
    public static Source Replayed(string path) => Replayed(World.Load(path, TimeProvider.System));

    public static Source Replayed(World world) => new(
        new ReplayHandler(world),
        new AwsOptions { Keys = new("AKIAREPLAY", "replay", null), Region = world.Cases[0].Region, Environment = _ => null },
        new Clock(world.Clock, world.Clock.Waits));
}
