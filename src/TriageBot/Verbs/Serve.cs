using System.CommandLine;
using System.Net.Sockets;
using TriageBot.Output;
using TriageBot.Serving;
using TriageBot.Store;
using TriageBot.Wiring;

namespace TriageBot.Verbs;

/// <summary><c>serve</c>: the bot.</summary>
internal static class Serve
{
    public static Command Command(Terminal terminal)
    {
        var command = new Command("serve", "Be the bot: Slack by HTTP (Slack:SigningSecret) or Socket Mode (Slack:AppToken), and /healthz, /readyz. SIGTERM ends it and loses nothing.");
        var port = new Option<int?>("--port") { Description = "The port; 0 takes a free one. Default: ASPNETCORE_URLS, or 8080.", HelpName = "P" };
        port.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && !(int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number <= 65535))
                result.AddError($"--port is '{text}', and must be a whole number between 0 and 65535");
        });
        var options = new CommonOptions();
        command.Options.Add(port);
        options.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Run(Choices.Of(parsed, options), parsed.GetValue(port), terminal, cancellationToken));
        return command;
    }

    private static async Task<int> Run(Choices choices, int? port, Terminal terminal, CancellationToken cancellationToken)
    {
        using var house = House.Build(choices, terminal);
        var address = ListenAddress.Of(port, terminal);
        try
        {
            await using var server = await Server.Start(house, choices, address, terminal, cancellationToken);
            terminal.Out.WriteLine(server.Url);
            terminal.Out.Flush();
            await server.Ended(cancellationToken);
            return ExitStatus.Answered;
        }
        catch (StoreException error)
        {
            terminal.Say(error.Message);
            return ExitStatus.Failed;
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            throw new IOException($"cannot listen at {address}: {error.GetBaseException().Message}. Choose another port with --port; 0 takes a free one", error);
        }
    }
}
