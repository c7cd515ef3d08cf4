using System.Diagnostics;
using System.Text.Json.Nodes;
using TriageBot.Aws;
using TriageBot.Aws.Signing;
using TriageBot.Triage.Alerts;

namespace TriageBot.Alerts.Tests.Peers;

/// <summary>fauxqs, an emulator of SQS and SNS, in a Node process, and our client of it. AWS's own clients send.</summary>
internal sealed class Fauxqs : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;
    private readonly HttpMessageHandler _handler = AwsClients.NewHandler();

    private Fauxqs(Process process, Task<string> errors, Uri endpoint)
    {
        (_process, _errors, Endpoint) = (process, errors, endpoint);
        Clients = AwsClients.Create(
            new AwsOptions
            {
                Keys = new AwsKeys("AKIDEXAMPLE", "secret"),
                Environment = name => name == "AWS_ENDPOINT_URL_SQS" ? endpoint.ToString() : null,
            },
            _handler,
            TimeProvider.System,
            TimeProvider.System);
    }

    public Uri Endpoint { get; }

    public AwsClients Clients { get; }

    public static async Task<Fauxqs> Start()
    {
        var start = new ProcessStartInfo("node", "fauxqs.mjs") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = Folder() };
        var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var ready = await Answer(process, errors);
        return new Fauxqs(process, errors, new Uri(ready["url"]!.GetValue<string>()));
    }

    /// <summary>Has a queue made.</summary>
    /// <param name="deadLetters">Where a message goes that was received more than <paramref name="maxReceives"/> times; null for nowhere.</param>
    public async Task<QueueAddress> Queue(string name, QueueAddress? deadLetters = null, int maxReceives = 2)
    {
        var attributes = new JsonObject();
        if (deadLetters is not null)
            attributes["RedrivePolicy"] = $$"""{"deadLetterTargetArn":"{{deadLetters.Arn}}","maxReceiveCount":{{maxReceives}}}""";
        var made = await Do(new() { ["do"] = "queue", ["name"] = name, ["attributes"] = attributes });
        var queue = QueueAddress.Parse(made["url"]!.GetValue<string>(), "eu-central-1").ShouldNotBeNull();
        queue.Arn.ShouldBe(made["arn"]!.GetValue<string>());
        return queue;
    }

    public Task Send(QueueAddress queue, params IEnumerable<string> bodies) =>
        Do(new() { ["do"] = "send", ["url"] = queue.Url, ["bodies"] = new JsonArray([.. bodies.Select(b => (JsonNode)b)]) });

    /// <summary>Has a topic made whose messages go to a queue.</summary>
    public async Task<string> Topic(string name, QueueAddress queue, bool raw) =>
        (await Do(new() { ["do"] = "topic", ["name"] = name, ["queueArn"] = queue.Arn, ["raw"] = raw }))["arn"]!.GetValue<string>();

    /// <returns>SNS's <c>MessageId</c>.</returns>
    public async Task<string> Publish(string topicArn, string message) =>
        (await Do(new() { ["do"] = "publish", ["arn"] = topicArn, ["message"] = message }))["id"]!.GetValue<string>();

    /// <summary>Lets time pass there, and only there.</summary>
    public Task Pass(TimeSpan time) => Do(new() { ["do"] = "pass", ["seconds"] = time.TotalSeconds });

    public async ValueTask DisposeAsync()
    {
        Clients.Dispose();
        _handler.Dispose();
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

        await _errors;
        _process.Dispose();
    }

    private async Task<JsonObject> Do(JsonObject command)
    {
        await _process.StandardInput.WriteLineAsync(command.ToJsonString());
        await _process.StandardInput.FlushAsync();
        return await Answer(_process, _errors);
    }

    private static async Task<JsonObject> Answer(Process process, Task<string> errors)
    {
        var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(60));
        var answer = JsonNode.Parse(line ?? throw new InvalidOperationException($"fauxqs ended: {await errors}"))!.AsObject();
        return answer["error"] is { } error ? throw new InvalidOperationException(error.GetValue<string>()) : answer;
    }

    /// <summary>Beside this source: npm's packages are installed there.</summary>
    private static string Folder([System.Runtime.CompilerServices.CallerFilePath] string source = "") => Path.GetDirectoryName(source)!;
}
