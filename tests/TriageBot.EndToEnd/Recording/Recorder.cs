using TriageBot.Aws;
using TriageBot.Output;
using TriageBot.Replay.Hosting;
using TriageBot.Replay.Worlds;
using TriageBot.Triage;
using TriageBot.Triage.Reporting;
using TriageBot.Verbs;
using TriageBot.Wiring;

namespace TriageBot.EndToEnd.Recording;

/// <summary>Records over HTTP: a case is served as AWS, and read by the real client. Waits pass in the case's own time.</summary>
internal static class Recorder
{
    public static async Task<(int Status, string Error)> Record(string casePath, string target, string file)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var world = World.Load(casePath, TimeProvider.System);
        await using var server = await ReplayServer.StartAsync(world, 0, cancellationToken: cancellationToken);
        var source = new Source(
            AwsClients.NewHandler(),
            new AwsOptions { Keys = new("AKIAREPLAY", "replay", null), Region = world.Cases[0].Region, EndpointUrl = server.Url.ToString(), Environment = _ => null },
            new Clock(world.Clock, world.Clock.Waits));

        using var results = new StringWriter();
        using var messages = new StringWriter();
        var terminal = new Terminal(results, messages, TextStyle.Plain, new Dictionary<string, string>(), Path.GetTempPath());
        var status = await Verbs.Record.Run(target, new Destination(file, Force: false), new Choices("text", null, null, null, null, false), source, terminal, cancellationToken);
        return (status, messages.ToString());
    }
}
