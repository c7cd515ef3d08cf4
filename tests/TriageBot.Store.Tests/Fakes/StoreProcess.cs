using System.Diagnostics;

namespace TriageBot.Store.Tests.Fakes;

/// <summary>The store in a process of its own, which can be killed.</summary>
internal sealed class StoreProcess : IDisposable
{
    private readonly Process _process;

    private StoreProcess(Process process) => _process = process;

    public int Id => _process.Id;

    /// <summary>Starts it and waits until it holds the store.</summary>
    public static async Task<StoreProcess> Start(string mode, string store, int number)
    {
        // As a service manager may have it: a write beyond the file size limit is an error, not a signal that ends the process.
        var start = new ProcessStartInfo("sh", ["-c", "trap '' XFSZ; exec \"$0\" \"$@\"", Path.Join(AppContext.BaseDirectory, "TriageBot.Store.Subject"), mode, store, $"{number}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["DOTNET_TieredPGO"] = "0";
        var subject = new StoreProcess(Process.Start(start)!);
        (await subject.Line()).ShouldBe("ready");
        return subject;
    }

    public Task<string?> Line() => _process.StandardOutput.ReadLineAsync(Requests.Cancel).AsTask();

    public Task Tell(string line) => _process.StandardInput.WriteLineAsync(line);

    /// <summary>SIGKILL; what it had printed until then.</summary>
    public async Task<IReadOnlyList<string>> Kill()
    {
        _process.Kill();
        var rest = await _process.StandardOutput.ReadToEndAsync(Requests.Cancel);
        await _process.WaitForExitAsync(Requests.Cancel);
        return rest.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
