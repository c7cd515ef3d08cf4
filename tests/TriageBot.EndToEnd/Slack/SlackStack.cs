using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Stacks;
using TriageBot.Output;
using TriageBot.Serving;
using TriageBot.Simulation;
using TriageBot.Simulation.Delivery;
using TriageBot.Simulation.Model;
using TriageBot.Simulation.Recording;
using TriageBot.Store;
using TriageBot.Triage.Alerts;
using TriageBot.Triage.Reporting;
using TriageBot.Wiring;

namespace TriageBot.EndToEnd.Slack;

/// <summary>The bot, served in this process over a recorded case, in a simulated workspace with one channel and one person.</summary>
internal sealed class SlackStack : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TempFolder _folder;
    private readonly StringWriter _log = new();
    private readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<TimeSpan>? _pauses;
    private House _house = null!;
    private Server _server = null!;

    private SlackStack(TempFolder folder, SlackSimulator slack, Channel channel, Person ann, IReadOnlyList<TimeSpan>? pauses) =>
        (_folder, Slack, Channel, Ann, _pauses) = (folder, slack, channel, ann, pauses);

    public SlackSimulator Slack { get; }

    public Channel Channel { get; }

    public Person Ann { get; }

    public Journal Journal => Slack.Journal;

    public string Url => _server.Url;

    /// <summary>Where alerts from outside Slack are taken in.</summary>
    public IAlertIntake Intake => _server.Intake;

    /// <summary>Where a file of the bot's own folder would be.</summary>
    public string Path(string name) => _folder.Path(name);

    /// <summary>What the bot has logged.</summary>
    public string Log
    {
        get
        {
            lock (_log)
                return _log.ToString();
        }
    }

    /// <summary>Messages of the bot, as they stand now.</summary>
    public IReadOnlyList<Message> Answers => [.. Journal.Messages.Where(m => m.Author.AppId == Slack.App.Id)];

    public static Task<SlackStack> Start(string caseName, bool bySocket = false, bool isMember = true, SimulatorOptions? options = null, params (string Key, string Value)[] settings) =>
        Start(Repository.Read(caseName), bySocket, isMember, options, pauses: null, before: null, settings);

    /// <param name="pauses">Between the tries at a request; null for the bot's own.</param>
    /// <param name="before">What is done in the workspace before the bot starts.</param>
    public static async Task<SlackStack> Start(JsonObject recorded, bool bySocket = false, bool isMember = true, SimulatorOptions? options = null, IReadOnlyList<TimeSpan>? pauses = null, Action<SlackSimulator>? before = null, params (string Key, string Value)[] settings)
    {
        var folder = new TempFolder();
        var slack = await SlackSimulator.StartAsync(options ?? new SimulatorOptions { LimitsRates = false });
        before?.Invoke(slack);
        var ann = slack.As(slack.Workspace.AddUser("ann"));
        var channel = slack.Workspace.AddChannel("inc-042", ChannelKind.Public, isMember ? [ann.User.Id, slack.App.BotUserId] : [ann.User.Id]);
        var stack = new SlackStack(folder, slack, channel, ann, pauses);
        stack.Set(("Slack:BotToken", slack.BotToken.Value), ("Slack:ApiUrl", slack.ApiUrl.ToString()), ("Store:Path", stack.StorePath));
        stack.Set(bySocket ? ("Slack:AppToken", slack.AppToken.Value) : ("Slack:SigningSecret", slack.App.SigningSecret));
        stack.Set(settings);
        await stack.Serve(recorded);
        if (!bySocket)
            return stack;

        slack.App.UsesSocketMode = true;
        await stack.Ready();
        return stack;
    }

    /// <summary>Ends the bot and starts it again, over the same store.</summary>
    /// <param name="recorded">What AWS is then.</param>
    /// <param name="meanwhile">What is done to the store while nobody holds it.</param>
    /// <param name="settings">What is configured otherwise.</param>
    public async Task Restart(JsonObject recorded, Func<StoreFile, Task>? meanwhile = null, params (string Key, string Value)[] settings)
    {
        await _server.DisposeAsync();
        _house.Dispose();
        if (meanwhile is not null)
        {
            await using var store = StoreFile.Open(StorePath, TimeProvider.System);
            await meanwhile(store);
        }

        Set(settings);
        await Serve(recorded);
    }

    private string StorePath => System.IO.Path.Combine(_folder.Path("store"), "triagebot.db");

    private void Set(params (string Key, string Value)[] settings)
    {
        foreach (var (key, value) in settings)
            _environment[$"TRIAGEBOT__{key.Replace(":", "__", StringComparison.Ordinal).ToUpperInvariant()}"] = value;
    }

    private async Task Serve(JsonObject recorded)
    {
        var terminal = new Terminal(TextWriter.Null, TextWriter.Synchronized(_log), TextStyle.Plain, _environment, _folder.Path("."));
        var choices = new Choices("text", _folder.Write("incident.case.json", recorded), null, null, null, Verbose: false);
        _house = House.Build(choices, terminal);
        if (_pauses is not null)
        {
            using var usual = _house;
            var chat = usual.Settings.Chat;
            _house = House.Over(Source.Replayed(choices.Replay!), usual.Settings with { Chat = chat with { Slack = chat.Slack with { RetryPauses = _pauses } } }, usual.Rules);
        }

        _server = await Server.Start(_house, choices, "http://127.0.0.1:0", terminal, CancellationToken.None);
        Slack.App.Endpoints = new HttpEndpoints(new Uri(new Uri(Url), "/slack/commands"), new Uri(new Uri(Url), "/slack/events"), new Uri(new Uri(Url), "/slack/interactions"));
    }

    /// <summary>Types <c>/ecs why</c> with the case's own target.</summary>
    public Task<Acknowledgement> AsksWhy(string caseName) => Ann.Runs(Channel, "/ecs", $"why {(string)Repository.Read(caseName)["expected"]!["target"]!}");

    /// <summary>Waits until this is true of the journal.</summary>
    public async Task Until(Func<Journal, bool> isTrue)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        try
        {
            await Journal.Until(isTrue, patience.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"it did not come to that. The bot's log:\n{Log}\nCalls:\n{string.Join('\n', Journal.Calls.Select(c => $"{c.Method} {c.Error}"))}");
        }
    }

    /// <summary>Waits until the bot has logged this.</summary>
    public async Task Logged(string text)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        var began = TimeProvider.System.GetTimestamp();
        while (!Log.Contains(text, StringComparison.Ordinal) && await tick.WaitForNextTickAsync(TestContext.Current.CancellationToken))
            TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(Patience, Log);
    }

    /// <summary>The bot's report: the message that has got its buttons.</summary>
    public async Task<Message> Report(int index = 0)
    {
        await Until(_ => Reports.Count > index);
        return Reports[index];
    }

    private IReadOnlyList<Message> Reports => [.. Answers.Where(m => m.Content.Blocks?.Any(b => (string?)b!["type"] == "actions") == true)];

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await Slack.DisposeAsync();
        _house.Dispose();
        _folder.Dispose();
    }

    private async Task Ready()
    {
        using var http = new HttpClient();
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        while (!(await http.GetAsync(new Uri(new Uri(Url), "/readyz"), patience.Token)).IsSuccessStatusCode)
            await Task.Yield();
    }
}
