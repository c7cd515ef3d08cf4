using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using TriageBot.Simulation.Delivery;

namespace TriageBot.Simulation.Tests.Fakes;

/// <summary>One simulator, one person, one channel that the bot is in, and a plain HTTP client.</summary>
internal sealed class SlackTest : IAsyncDisposable
{
    private readonly HttpClient _client = new();

    private SlackTest(SlackSimulator slack, ManualTime time, RecordingApp app)
    {
        Slack = slack;
        Time = time;
        App = app;
        Ann = slack.Workspace.AddUser("ann");
        Channel = slack.Workspace.AddChannel("inc-042", ChannelKind.Public, Ann.Id, InstalledApp.BotUserId);
        slack.App.Endpoints = new HttpEndpoints(app.Url);
    }

    public SlackSimulator Slack { get; }

    public ManualTime Time { get; }

    public RecordingApp App { get; }

    public User Ann { get; }

    public Channel Channel { get; }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<SlackTest> StartAsync(Func<SimulatorOptions, SimulatorOptions>? with = null)
    {
        var time = new ManualTime();
        var options = new SimulatorOptions { Time = time };
        return new(await SlackSimulator.StartAsync(with?.Invoke(options) ?? options, Token), time, await RecordingApp.StartAsync(Token));
    }

    /// <summary>Calls a method with a form.</summary>
    public async Task<JsonObject> Form(string method, params (string Name, string Value)[] arguments)
    {
        using var content = new FormUrlEncodedContent(arguments.ToDictionary(a => a.Name, a => a.Value));
        using var response = await Send(method, content, Slack.BotToken.Value);
        return await Body(response);
    }

    /// <summary>Calls a method with JSON.</summary>
    public async Task<JsonObject> Json(string method, JsonObject arguments, string? token = null)
    {
        using var content = new StringContent(arguments.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await Send(method, content, token ?? Slack.BotToken.Value);
        return await Body(response);
    }

    public async Task<string> Post(string text, string? threadTs = null)
    {
        var arguments = new JsonObject { ["channel"] = Channel.Id, ["text"] = text };
        if (threadTs is not null)
            arguments["thread_ts"] = threadTs;
        var answer = await Json("chat.postMessage", arguments);
        answer["ok"]!.GetValue<bool>().ShouldBeTrue(answer.ToJsonString());
        return answer["ts"]!.GetValue<string>();
    }

    public async Task<HttpResponseMessage> Send(string method, HttpContent content, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Slack.ApiUrl, method)) { Content = content };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await _client.SendAsync(request, Token);
    }

    /// <summary>Posts to a response URL.</summary>
    public async Task<(int Status, string Text)> Respond(string url, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await _client.PostAsync(new Uri(url), content, Token);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(Token));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await App.DisposeAsync();
        await Slack.DisposeAsync();
    }

    private static async Task<JsonObject> Body(HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync(Token))!.AsObject();
}
