using System.CommandLine;
using System.Net.Sockets;
using TriageBot.Output;
using TriageBot.Replay.Hosting;
using TriageBot.Replay.Worlds;

namespace TriageBot.Verbs;

/// <summary><c>replay &lt;case&gt;</c>: serves a recorded incident as AWS over HTTP, for other AWS clients.</summary>
internal static class ReplayVerb
{
    public static Command Command(Terminal terminal)
    {
        var command = new Command("replay", "Serve a recorded case as AWS over HTTP on this machine (loopback only), until Ctrl-C.");
        var path = new Argument<string>("case") { Description = "A case file, or a folder of cases as one world." };
        var port = OptionRules.Number("--port", "The port; 0 takes a free one.", 0, 65535);
        var latency = OptionRules.Number("--latency", "Milliseconds added to each call.", 0, 60_000);
        command.Arguments.Add(path);
        command.Options.Add(port);
        command.Options.Add(latency);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var world = World.Load(parsed.GetValue(path)!, TimeProvider.System);
            await using var server = await Start(world, parsed.GetValue(port), TimeSpan.FromMilliseconds(parsed.GetValue(latency)), cancellationToken);
            terminal.Out.WriteLine(server.Url);
            terminal.Out.Flush();
            terminal.Say($"serving {world.Cases.Count} recorded case{(world.Cases.Count == 1 ? "" : "s")} as AWS; Ctrl-C ends it");
            terminal.Say($"try: AWS_ENDPOINT_URL={server.Url} AWS_REGION={world.Cases[0].Region} AWS_ACCESS_KEY_ID=replay AWS_SECRET_ACCESS_KEY=replay aws ecs list-clusters");
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                // Ctrl-C is how it ends.
            }

            return ExitStatus.Answered;
        });
        return command;
    }

    private static async Task<ReplayServer> Start(World world, int port, TimeSpan latency, CancellationToken cancellationToken)
    {
        try
        {
            return await ReplayServer.StartAsync(world, port, latency, cancellationToken);
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            throw new IOException($"cannot listen on port {port}: {error.GetBaseException().Message}. Choose another with --port; 0 takes a free one", error);
        }
    }
}
