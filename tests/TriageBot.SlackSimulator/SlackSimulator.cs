using System.Text.Json.Nodes;
using TriageBot.Simulation.Delivery;
using TriageBot.Simulation.Faults;
using TriageBot.Simulation.Hosting;
using TriageBot.Simulation.Limits;
using TriageBot.Simulation.Model;
using TriageBot.Simulation.Recording;
using TriageBot.Simulation.Sockets;
using TriageBot.Simulation.WebApi;

namespace TriageBot.Simulation;

/// <summary>
/// A Slack workspace on the loopback, as strict as Slack: the Web API, signed requests and sockets to the app, response URLs. It knows nothing
/// of the app that it judges.
/// </summary>
public sealed class SlackSimulator : IAsyncDisposable
{
    private readonly World _world;
    private readonly HttpDelivery _http;
    private readonly Courier _courier;
    private readonly Errands _errands;
    private readonly LoopbackServer _server;

    private SlackSimulator(World world, HttpDelivery http, Courier courier, Errands errands, FaultPlan faults, App app, LoopbackServer server)
    {
        _world = world;
        _http = http;
        _courier = courier;
        _errands = errands;
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

    /// <summary>The app's sockets.</summary>
    public SocketHub Sockets => _world.Sockets;

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
        var (chance, journal, links, errands, http) = (new Chance(options.Seed), new Journal(), new Links(), new Errands(), new HttpDelivery(options));
        var workspace = new Workspace(options.Team, options.Time, chance, journal);
        var sockets = new SocketHub(options, chance, journal, links);
        var courier = new Courier(options.Time, journal, http, sockets);
        var world = new World(options, workspace, journal, links, new EventStream(options, workspace, courier, errands), sockets);
        var faults = new FaultPlan(chance);
        var app = InstalledApp.Install(workspace);
        var api = new ApiEndpoint(world, faults, new RateGate(options));
        var server = await LoopbackServer.StartAsync(options.Port, new Routes(api, new ResponseEndpoint(world), world), cancellationToken);
        links.Root = server.Url;
        return new(world, http, courier, errands, faults, app, server);
    }

    /// <summary>This person, at a keyboard, with the installed app.</summary>
    public Person As(User user) => new(user, App, _world, _courier);

    /// <summary>A message of another app or a webhook arrives in a channel, as an alert does.</summary>
    public Message Alert(Channel channel, Author author, MessageContent content)
    {
        var message = Workspace.Post(channel, author, content, subtype: author.AppId is null ? "bot_message" : null);
        _world.Events.Posted(channel, message);
        return message;
    }

    /// <summary>Waits until every event was acknowledged or given up.</summary>
    public Task Delivered(CancellationToken cancellationToken = default) => _errands.Done(cancellationToken);

    /// <summary>What Slack sends when a request URL is saved: a challenge, to be given back as text or as JSON.</summary>
    /// <returns>Whether the URL would be accepted.</returns>
    public async Task<bool> VerifyUrl(CancellationToken cancellationToken = default)
    {
        var challenge = _world.Chance.Id("", 40);
        var payload = new JsonObject { ["token"] = "deprecated", ["challenge"] = challenge, ["type"] = "url_verification" };
        var answer = await _courier.Deliver(App, new(DeliveryKind.UrlVerification, challenge, payload, AcceptsResponse: true), cancellationToken);
        return answer.Ok && (answer.Answer == challenge || (answer.Answer.StartsWith('{') && JsonNode.Parse(answer.Answer)?["challenge"]?.ToString() == challenge));
    }

    /// <summary>The probe of the app's certificate: a form that nobody signed.</summary>
    public Task<Acknowledgement> CheckCertificate(CancellationToken cancellationToken = default) =>
        _courier.Deliver(App, new(DeliveryKind.SslCheck, "ssl_check", new() { ["ssl_check"] = "1", ["token"] = "deprecated" }, AcceptsResponse: false), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _errands.DisposeAsync();
        await _server.DisposeAsync();
        _http.Dispose();
    }
}
