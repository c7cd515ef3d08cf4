using TriageBot.Simulation.Delivery;
using TriageBot.Simulation.Faults;
using TriageBot.Simulation.Hosting;
using TriageBot.Simulation.Limits;
using TriageBot.Simulation.Model;
using TriageBot.Simulation.Recording;
using TriageBot.Simulation.WebApi;

namespace TriageBot.Simulation;

/// <summary>
/// A Slack workspace on the loopback, as strict as Slack: the Web API, signed requests to the app, response URLs. It knows nothing of the app
/// that it judges.
/// </summary>
public sealed class SlackSimulator : IAsyncDisposable
{
    private readonly World _world;
    private readonly HttpDelivery _http;
    private readonly Courier _courier;
    private readonly LoopbackServer _server;

    private SlackSimulator(World world, HttpDelivery http, FaultPlan faults, App app, LoopbackServer server)
    {
        _world = world;
        _http = http;
        _courier = new(world, http);
        _server = server;
        Faults = faults;
        App = app;
    }

    /// <summary>Where it listens, as <c>http://127.0.0.1:5055/</c>; response URLs begin with it too.</summary>
    public Uri Url => _world.Links.Root;

    /// <summary>The Web API's base, as <c>http://127.0.0.1:5055/api/</c>.</summary>
    public Uri ApiUrl => _world.Links.To("/api/");

    public Workspace Workspace => _world.Workspace;

    public Journal Journal => _world.Journal;

    public FaultPlan Faults { get; }

    /// <summary>The app that is installed from the start, with every scope that <see cref="InstalledApp"/> lists.</summary>
    public App App { get; }

    /// <summary>Its bot token.</summary>
    public Token BotToken => Workspace.TokenOf(InstalledApp.BotTokenValue)!;

    /// <summary>Its app-level token, for Socket Mode.</summary>
    public Token AppToken => Workspace.TokenOf(InstalledApp.AppTokenValue)!;

    /// <summary>Starts an empty workspace with one installed app.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<SlackSimulator> StartAsync(SimulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        var chance = new Chance(options.Seed);
        var journal = new Journal();
        var workspace = new Workspace(options.Team, options.Time, chance, journal);
        var world = new World(options, workspace, journal, new());
        var faults = new FaultPlan(chance);
        var app = InstalledApp.Install(workspace);
        var api = new ApiEndpoint(world, faults, new RateGate(options));
        var server = await LoopbackServer.StartAsync(options.Port, api, new ResponseEndpoint(world), cancellationToken);
        world.Links.Root = server.Url;
        return new(world, new HttpDelivery(options), faults, app, server);
    }

    /// <summary>This person, at a keyboard, with the installed app.</summary>
    public Person As(User user) => new(user, App, _world, _courier);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _http.Dispose();
    }
}
