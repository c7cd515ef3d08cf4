using System.CommandLine;
using TriageBot.Output;
using TriageBot.Replay.Hosting;
using TriageBot.Replay.Worlds;

namespace TriageBot.Verbs;

/// <summary><c>replay &lt;case&gt;</c>: serves a recorded incident as AWS over HTTP, for other AWS clients.</summary>
internal static class ReplayVerb
{
    public static Command Command(Terminal terminal)
    {
        var command = new Command("replay", "Serve a recorded case as AWS over HTTP on this machine (loopback only).");
        var path = new Argument<string>("case") { Description = "A case file, or a folder of cases as one world." };
        var port = new Option<int>("--port") { Description = "The port; 0 takes a free one.", DefaultValueFactory = _ => 0 };
        var latency = new Option<int>("--latency") { Description = "Milliseconds added to each call.", DefaultValueFactory = _ => 0, HelpName = "MS" };
        command.Arguments.Add(path);
        command.Options.Add(port);
        command.Options.Add(latency);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var chosen = parsed.GetValue(port);
            if (chosen is < 0 or > 65535)
                throw new InputException($"--port is {chosen}, and must be between 0 and 65535");

            var world = World.Load(parsed.GetValue(path)!, TimeProvider.System);
            await using var server = await ReplayServer.StartAsync(world, chosen, TimeSpan.FromMilliseconds(Math.Max(0, parsed.GetValue(latency))), cancellationToken);
            terminal.Out.WriteLine(server.Url);
            terminal.Say($"serving {world.Cases.Count} recorded case{(world.Cases.Count == 1 ? "" : "s")} as AWS; Ctrl-C ends it");
            terminal.Say($"try: AWS_ENDPOINT_URL={server.Url} AWS_REGION={world.Cases[0].Region} AWS_ACCESS_KEY_ID=replay AWS_SECRET_ACCESS_KEY=replay aws ecs list-clusters");
            terminal.Out.Flush();
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
}
