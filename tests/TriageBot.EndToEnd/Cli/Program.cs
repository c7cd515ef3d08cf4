using System.Diagnostics;
using System.Runtime.InteropServices;

namespace TriageBot.EndToEnd.Cli;

/// <summary>The program as a person starts it: a process of its own, with nobody's AWS settings. It is killed when the test ends, should it still run.</summary>
internal sealed class Program : IDisposable
{
    private readonly Process _process;
    private readonly System.Text.StringBuilder _error = new();

    private Program(Process process) => _process = process;

    public int Id => _process.Id;

    public StreamReader Out => _process.StandardOutput;

    /// <summary>For whoever reads all of it; then <see cref="Until"/> and <see cref="End"/> find nothing.</summary>
    public StreamReader Error => _process.StandardError;

    public static Program Start(IReadOnlyDictionary<string, string> environment, params string[] args) =>
        Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "triagebot.dll"), .. args]), environment);

    /// <summary>The same where no file may grow beyond so many KiB: to whoever writes it is as if the disk were full.</summary>
    public static Program StartOnFullDisk(int kibibytes, IReadOnlyDictionary<string, string> environment, params string[] args)
    {
        // Without the trap the kernel would end the process; the runtime's own large mapping, which is a file to the kernel, is not needed.
        var start = new ProcessStartInfo("sh", ["-c", $"trap '' XFSZ; ulimit -S -f {kibibytes * 2}; exec dotnet \"$@\"", "sh", Path.Combine(AppContext.BaseDirectory, "triagebot.dll"), .. args]);
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        return Start(start, environment);
    }

    private static Program Start(ProcessStartInfo start, IReadOnlyDictionary<string, string> environment)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.WorkingDirectory = Path.GetTempPath();
        foreach (var name in start.Environment.Keys.Where(n => n.StartsWith("AWS_", StringComparison.Ordinal) || n.StartsWith("TRIAGEBOT_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        start.Environment["AWS_CONFIG_FILE"] = Path.Combine(AppContext.BaseDirectory, "no-such-config");
        start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(AppContext.BaseDirectory, "no-such-credentials");
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new Program(Process.Start(start)!);
    }

    public static async Task<Cli> Run(IReadOnlyDictionary<string, string> environment, params string[] args)
    {
        using var program = Start(environment, args);
        return await program.End();
    }

    public async Task<Cli> End()
    {
        var output = Out.ReadToEndAsync(TestContext.Current.CancellationToken);
        _error.Append(await _process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Cli(_process.ExitCode, await output, _error.ToString());
    }

    /// <summary>Reads messages until one contains this text.</summary>
    public async Task Until(string text)
    {
        string line;
        do
        {
            line = await _process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) ?? throw new InvalidOperationException($"it ended without saying '{text}': {_error}");
            _error.AppendLine(line);
        }
        while (!line.Contains(text, StringComparison.Ordinal));
    }

    public void Signal(PosixSignal signal) => Kill(_process.Id, signal is PosixSignal.SIGINT ? 2 : 15).ShouldBe(0);

    /// <summary>SIGKILL; it is gone when this ends.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Its exit status, once it has ended by itself.</summary>
    public async Task<int> Exited()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
