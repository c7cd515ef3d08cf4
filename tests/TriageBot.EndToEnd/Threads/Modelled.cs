using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Slack;
using TriageBot.Models.Tests.Peers;
using TriageBot.Simulation;

namespace TriageBot.EndToEnd.Threads;

/// <summary>The bot over a case, with a model whose answers a test has written.</summary>
internal sealed class Modelled(AiMock mock, string model, Uri endpoint, SlackStack stack) : IAsyncDisposable
{
    public SlackStack Stack => stack;

    /// <summary>The rulebook proves this case, so a report asks no model.</summary>
    public static async Task<Modelled> Start(AiMock mock, string caseName, SimulatorOptions? options = null)
    {
        var (model, endpoint) = (AiMock.NewModel("thread"), await mock.Endpoint());
        var settings = new[]
        {
            ("Model:Provider", "anthropic"), ("Model:Name", model), ("Model:Endpoint", endpoint.ToString()), ("Model:ApiKey", "sk-test-4f2a"), ("Model:Reads", "unproven"),
            ("Model:Prices:Input", "3"), ("Model:Prices:Output", "15"),
        };
        return new Modelled(mock, model, endpoint, await SlackStack.Start(caseName, options: options, settings: settings));
    }

    /// <summary>What the model answers from here on.</summary>
    public Task Script(params AiAnswer[] answers) => mock.Script(model, answers);

    /// <summary>How often it was asked.</summary>
    public async Task<int> Asked() => (await mock.Requests(model)).Count;

    /// <summary>What it was sent, to the letter.</summary>
    public async Task<IReadOnlyList<string>> Sent() => [.. (await mock.Requests(model)).Select(r => r["text"]!.GetValue<string>())];

    /// <summary>A text without what differs from run to run: the model's name and the address of its server.</summary>
    public string Plain(string text) => text.Replace(model, "claude-test", StringComparison.Ordinal).Replace(endpoint.Authority, "model.example", StringComparison.Ordinal);

    public static AiAnswer Says(params (string Text, string[] Ids)[] sentences) => AiAnswer.Object(new JsonObject
    {
        ["sentences"] = new JsonArray([.. sentences.Select(s => new JsonObject { ["text"] = s.Text, ["ids"] = new JsonArray([.. s.Ids.Select(i => (JsonNode)i)]) })]),
    });

    public static AiAnswer Lines(string container, int count = 10) =>
        AiAnswer.Call("logs_lines", new JsonObject { ["container"] = container, ["from"] = null, ["to"] = null, ["count"] = count, ["fromTheEnd"] = true });

    public ValueTask DisposeAsync() => stack.DisposeAsync();
}
