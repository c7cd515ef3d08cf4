using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace TriageBot.Simulation.Tests.Peers;

/// <summary>One of Slack's own npm clients in a Node process; it says in lines of JSON what it saw.</summary>
internal sealed class Peer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Channel<JsonObject> _lines = System.Threading.Channels.Channel.CreateUnbounded<JsonObject>();
    private readonly Task<string> _errors;
    private readonly Task _reading;

    private Peer(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
        _reading = Read();
    }

    public static Peer Start(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = Folder() };
        foreach (var argument in (string[])[script, .. arguments])
            start.ArgumentList.Add(argument);
        return new(Process.Start(start)!);
    }

    /// <summary>The next line about this; others are passed over.</summary>
    /// <exception cref="InvalidOperationException">The peer ended first.</exception>
    public async Task<JsonObject> Said(string what, CancellationToken cancellationToken)
    {
        await foreach (var line in _lines.Reader.ReadAllAsync(cancellationToken))
        {
            if (line["what"]!.GetValue<string>() == what)
                return line;
        }

        throw new InvalidOperationException($"The peer ended before it said \"{what}\": {await _errors}");
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5), TimeProvider.System);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
        }

        await _reading;
        _process.Dispose();
    }

    private async Task Read()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith('{'))
                await _lines.Writer.WriteAsync(JsonNode.Parse(line)!.AsObject());
        }

        _lines.Writer.Complete();
    }

    /// <summary>Beside this source: npm's packages are installed there.</summary>
    private static string Folder([System.Runtime.CompilerServices.CallerFilePath] string source = "") => Path.GetDirectoryName(source)!;
}
