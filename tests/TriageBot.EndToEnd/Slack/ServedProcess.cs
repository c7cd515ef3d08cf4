using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text;
using TriageBot.EndToEnd.Stacks;
using TriageBot.Simulation;
using TriageBot.Simulation.Delivery;
using TriageBot.Simulation.Model;
using TriageBot.Simulation.Recording;
using TriageBot.Store;

namespace TriageBot.EndToEnd.Slack;

/// <summary><c>triagebot serve</c> in a process of its own, in a simulated workspace that outlives it.</summary>
internal sealed class ServedProcess : IAsyncDisposable
{
    /// <summary>A case of many tasks, so that much can be asked of it.</summary>
    public const string Case = "oom-kill";

    private readonly TempFolder _folder = new();

    /// <summary>The cases that stand in for AWS.</summary>
    private readonly TempFolder _world = new();

    private readonly StringBuilder _log = new();
    private Cli.Program? _program;
    private Task _reading = Task.CompletedTask;
    private readonly ConcurrentQueue<Channel> _channels = [];

    private ServedProcess(SlackSimulator slack, IReadOnlyList<string> cases)
    {
        (Slack, Ann) = (slack, slack.As(slack.Workspace.AddUser("ann")));
        foreach (var name in cases)
            _world.Write($"{name}.case.json", Repository.Read(name));
    }

    /// <summary>Where it listens.</summary>
    public Uri Root { get; private set; } = new("http://127.0.0.1");

    public SlackSimulator Slack { get; }

    public Person Ann { get; }

    public Journal Journal => Slack.Journal;

    /// <summary>The tasks of the case.</summary>
    public static IReadOnlyList<string> Tasks { get; } = [.. Repository.Read(Case)["ecs"]!["tasks"]!.AsArray().Select(t => (string)t!["taskArn"]!)];

    /// <summary>The folder of the bot's store.</summary>
    public string StoreFolder => _folder.Path("store");

    public int ProcessId => _program!.Id;

    /// <summary>What all its processes have logged.</summary>
    public string Log
    {
        get
        {
            lock (_log)
                return _log.ToString();
        }
    }

    public IReadOnlyList<Message> Answers => [.. Journal.Messages.Where(m => m.Author.AppId == Slack.App.Id && !m.IsDeleted)];

    private string StorePath => Path.Combine(StoreFolder, "triagebot.db");

    /// <summary>A workspace without rate limits; the bot is not started yet.</summary>
    /// <param name="cases">What stands in for AWS; null for <see cref="Case"/>.</param>
    public static async Task<ServedProcess> Prepare(SimulatorOptions? options = null, IReadOnlyList<string>? cases = null) => new(
        await SlackSimulator.StartAsync((options ?? new SimulatorOptions()) with { LimitsRates = false }, TestContext.Current.CancellationToken), cases ?? [Case]);

    /// <summary>The channel that a message stands in.</summary>
    public Channel ChannelOf(Message message) => _channels.First(c => c.Id == message.ChannelId);

    /// <summary>One more channel.</summary>
    public Channel NewChannel(bool isMember = true)
    {
        var channel = Slack.Workspace.AddChannel($"inc-{_channels.Count + 1:000}", ChannelKind.Public, isMember ? [Ann.User.Id, Slack.App.BotUserId] : [Ann.User.Id]);
        _channels.Enqueue(channel);
        return channel;
    }

    /// <summary>Starts the process, and does not wait for it.</summary>
    /// <param name="settings">Further settings, as environment variables.</param>
    /// <param name="diskKibibytes">No file of it may be larger.</param>
    public void Launch(IReadOnlyDictionary<string, string>? settings = null, int? diskKibibytes = null)
    {
        var environment = new Dictionary<string, string>
        {
            ["TRIAGEBOT__SLACK__BOTTOKEN"] = Slack.BotToken.Value,
            ["TRIAGEBOT__SLACK__APIURL"] = Slack.ApiUrl.ToString(),
            ["TRIAGEBOT__SLACK__SIGNINGSECRET"] = Slack.App.SigningSecret,
            ["TRIAGEBOT__STORE__PATH"] = StorePath,
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
            environment[name] = value;
        string[] serve = ["serve", "-v", "--port", "0", "--replay", _world.Path(".")];
        _program = diskKibibytes is { } disk ? Cli.Program.StartOnFullDisk(disk, environment, serve) : Cli.Program.Start(environment, serve);
        _reading = Task.Run(() => Read(_program.Error));
    }

    /// <summary>Starts the process and lets the workspace deliver to it.</summary>
    /// <param name="settings">Further settings, as environment variables.</param>
    /// <param name="diskKibibytes">No file of it may be larger.</param>
    public async Task Start(IReadOnlyDictionary<string, string>? settings = null, int? diskKibibytes = null)
    {
        Launch(settings, diskKibibytes);
        var url = await _program!.Out.ReadLineAsync(TestContext.Current.CancellationToken) ?? throw new InvalidOperationException($"it ended instead of serving: {Log}");
        var root = Root = new UriBuilder(url) { Host = "127.0.0.1" }.Uri;
        Slack.App.Endpoints = new HttpEndpoints(new Uri(root, "/slack/commands"), new Uri(root, "/slack/events"), new Uri(root, "/slack/interactions"));
    }

    /// <summary>SIGKILL.</summary>
    public async Task Kill()
    {
        await _program!.Kill();
        await _reading;
        _program.Dispose();
        _program = null;
    }

    /// <summary>SIGTERM; its exit status, and how long it took to end.</summary>
    public async Task<(int Status, TimeSpan Took)> Stop()
    {
        var began = TimeProvider.System.GetTimestamp();
        _program!.Signal(PosixSignal.SIGTERM);
        var status = await _program.Exited();
        var took = TimeProvider.System.GetElapsedTime(began);
        await _reading;
        return (status, took);
    }

    /// <summary>The process's resident memory in MiB.</summary>
    public double ResidentMiB() => Kilobytes(File.ReadLines($"/proc/{_program!.Id}/status").Single(l => l.StartsWith("VmRSS:", StringComparison.Ordinal))) / 1024.0;

    /// <summary>What is left in the store's inbox; only while no process holds it.</summary>
    public async Task<int> Waiting()
    {
        await using var store = StoreFile.Open(StorePath, TimeProvider.System);
        return await store.Inbox.Count(TestContext.Current.CancellationToken);
    }

    /// <summary>Waits until the bot has logged this.</summary>
    /// <exception cref="TimeoutException">It did not.</exception>
    public async Task Logged(string text, TimeSpan patience)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        var began = TimeProvider.System.GetTimestamp();
        while (!Log.Contains(text, StringComparison.Ordinal))
        {
            if (TimeProvider.System.GetElapsedTime(began) > patience)
                throw new TimeoutException($"it did not log '{text}', but: {Log}");
            await tick.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Waits until this is true of the journal.</summary>
    /// <exception cref="TimeoutException">It did not come to that.</exception>
    public async Task Until(Func<Journal, bool> isTrue, TimeSpan patience, Func<string>? lacking = null)
    {
        using var limit = new CancellationTokenSource(patience, TimeProvider.System);
        try
        {
            await Journal.Until(isTrue, limit.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"it did not come to that: {lacking?.Invoke()}\nThe bot's log ends:\n{Log[^Math.Min(Log.Length, 4000)..]}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        _program?.Dispose();
        await _reading;
        await Slack.DisposeAsync();
        _folder.Dispose();
        _world.Dispose();
    }

    private async Task Read(StreamReader error)
    {
        while (await error.ReadLineAsync() is { } line)
        {
            lock (_log)
                _log.AppendLine(line);
        }
    }

    private static int Kilobytes(string line) => int.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], System.Globalization.CultureInfo.InvariantCulture);
}
