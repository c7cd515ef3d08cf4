using System.Diagnostics;
using System.Text.Json.Nodes;

namespace TriageBot.Models.Tests.Peers;

/// <summary>
/// aimock, a server that speaks the protocols of Anthropic, OpenAI and Bedrock and is not ours, in a Node process. It starts when it is first
/// used; one serves many tests at once, as each scripts it by a model's name of its own.
/// </summary>
public sealed class AiMock : IAsyncLifetime
{
    private readonly Lazy<Task<Node>> _node = new(Node.Start);
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>The root of all three protocols: <c>/v1/messages</c>, <c>/v1/chat/completions</c> and <c>/model/…/invoke</c> are below it.</summary>
    public async Task<Uri> Endpoint() => (await _node.Value).Url;

    /// <summary>Each call with this model's name takes the next of the answers. One more than there are is answered with 503.</summary>
    public Task Script(string model, params IEnumerable<AiAnswer> answers) =>
        Do(new() { ["do"] = "script", ["model"] = model, ["answers"] = new JsonArray([.. answers.Select(a => a.Json.DeepClone())]) });

    /// <summary>What came in for this model: <c>method</c>, <c>path</c>, <c>headers</c> (in small letters), <c>body</c>, and <c>text</c>, which is the body to the letter.</summary>
    public async Task<IReadOnlyList<JsonObject>> Requests(string model) =>
        [.. (await Do(new() { ["do"] = "requests", ["model"] = model }))["requests"]!.AsArray().Select(r => r!.AsObject())];

    /// <summary>A name that no other test has.</summary>
    public static string NewModel([System.Runtime.CompilerServices.CallerMemberName] string test = "") => $"claude-{test}-{Guid.NewGuid():N}";

    public ValueTask InitializeAsync() => default;

    public async ValueTask DisposeAsync()
    {
        if (_node.IsValueCreated)
            await (await _node.Value).DisposeAsync();
        _turn.Dispose();
    }

    private async Task<JsonObject> Do(JsonObject command)
    {
        var node = await _node.Value;
        await _turn.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return await node.Do(command);
        }
        finally
        {
            _turn.Release();
        }
    }

    private sealed class Node(Process process, Task<string> errors) : IAsyncDisposable
    {
        public Uri Url { get; private set; } = null!;

        public static async Task<Node> Start()
        {
            var start = new ProcessStartInfo("node", "aimock.mjs") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = Folder() };
            var process = Process.Start(start)!;
            var node = new Node(process, process.StandardError.ReadToEndAsync());
            node.Url = new Uri((await node.Answer())["url"]!.GetValue<string>());
            return node;
        }

        public async Task<JsonObject> Do(JsonObject command)
        {
            await process.StandardInput.WriteLineAsync(command.ToJsonString());
            await process.StandardInput.FlushAsync();
            return await Answer();
        }

        public async ValueTask DisposeAsync()
        {
            process.StandardInput.Close();
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5), TimeProvider.System);
            try
            {
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill();
            }

            await errors;
            process.Dispose();
        }

        private async Task<JsonObject> Answer()
        {
            var line = await process.StandardOutput.ReadLineAsync(CancellationToken.None).AsTask().WaitAsync(TimeSpan.FromSeconds(60));
            var answer = JsonNode.Parse(line ?? throw new InvalidOperationException($"aimock ended: {await errors}"))!.AsObject();
            return answer["error"] is { } error ? throw new InvalidOperationException(error.GetValue<string>()) : answer;
        }

        /// <summary>Beside this source: npm's packages are installed there.</summary>
        private static string Folder([System.Runtime.CompilerServices.CallerFilePath] string source = "") => Path.GetDirectoryName(source)!;
    }
}
