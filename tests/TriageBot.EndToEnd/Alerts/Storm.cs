using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Slack;
using TriageBot.Simulation.Model;

namespace TriageBot.EndToEnd.Alerts;

/// <summary>Many alerts over five services that die of five causes: ECS's own events, a pager, CloudWatch, an app in the channel; each of another task.</summary>
internal sealed class Storm : IDisposable
{
    public const string Secret = "s3cret-of-the-storm";

    /// <summary>A case for each cause, each in a Region of its own, and the service that dies in it.</summary>
    public static IReadOnlyList<(string Case, string Service, string Cause)> Causes { get; } =
    [
        ("oom-kill", "checkout", "container_oom"),
        ("log-group-missing", "ledger", "log_group_missing"),
        ("secret-denied", "orders", "secret_access_denied"),
        ("zero-errors-reported", "storefront-edge", "nginx_upstream_not_found"),
        ("noise-after-the-crash", "timetable-import", "app_exception"),
    ];

    private readonly ServedProcess _bot;
    private readonly Channel _channel;
    private readonly Random _random;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };
    private readonly List<JsonObject> _stops = [];
    private int _said;

    public Storm(ServedProcess bot, Channel channel, Random random)
    {
        (_bot, _channel, _random) = (bot, channel, random);
        foreach (var (name, service, _) in Causes)
            _stops.Add(StoppedEvents.Stop(name, service));
    }

    public static Dictionary<string, string> Settings(Channel channel) => new()
    {
        ["TRIAGEBOT__ALERTS__CHANNEL"] = channel.Id,
        ["TRIAGEBOT__ALERTS__PAGERDUTYSECRET"] = Secret,
        ["TRIAGEBOT__ALERTS__GENERICSECRET"] = Secret,
    };

    /// <summary>How many alerts were taken.</summary>
    public int Taken { get; private set; }

    /// <summary>Sends one alert, again and again until it is taken: as EventBridge and pagers do.</summary>
    public async Task Send()
    {
        var number = Interlocked.Increment(ref _said);
        var stop = _stops[number % _stops.Count];
        switch (_random.Next(10))
        {
            case < 6:
                await Post("generic", StoppedEvents.Another(stop, Id(), Guid.CreateVersion7().ToString()), "X-Hub-Signature-256", "sha256=");
                break;
            case < 8:
                await Post("pagerduty", Page(stop, number), "X-PagerDuty-Signature", "v1=");
                break;
            case 8:
                await Post("generic", Alarm(stop, number), "X-Hub-Signature-256", "sha256=");
                break;
            default:
                _bot.Slack.Alert(_channel, new Author(null, "B0WATCH", "A0WATCH", "Grafana"), new MessageContent($"[FIRING:1] ECS task stopped {Another(stop)} ServiceName={Service(stop)}"));
                break;
        }

        lock (_http)
            Taken++;
    }

    public void Dispose() => _http.Dispose();

    private static string Page(JsonObject stop, int number) => WebhookTests.Sample("pagerduty-triggered")
        .Replace("01ABCDEFGHIJKLMNOPQRSTUVW1", $"01STORM{number:0000000000000000000}", StringComparison.Ordinal)
        .Replace("P0INC01", $"P0INC{number:00000}", StringComparison.Ordinal)
        .Replace("arn:aws:ecs:eu-central-1:111122223333:service/prod/checkout", ServiceArn(stop), StringComparison.Ordinal)
        .Replace("(ClusterName=prod ServiceName=checkout)", "", StringComparison.Ordinal)
        .Replace("2026-01-01T14:02:11.321Z", Now(), StringComparison.Ordinal)
        .Replace("2026-01-01T14:02:11Z", Now(), StringComparison.Ordinal);

    private static string Alarm(JsonObject stop, int number) => new JsonObject
    {
        ["AlarmName"] = $"unhealthy-{number}",
        ["AlarmArn"] = $"arn:aws:cloudwatch:{ServiceArn(stop).Split(':')[3]}:{ServiceArn(stop).Split(':')[4]}:alarm:unhealthy-{number}",
        ["AWSAccountId"] = ServiceArn(stop).Split(':')[4],
        ["NewStateValue"] = "ALARM",
        ["NewStateReason"] = "Threshold Crossed",
        ["StateChangeTime"] = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+0000'", CultureInfo.InvariantCulture),
        ["Trigger"] = new JsonObject
        {
            ["Namespace"] = "AWS/ECS",
            ["MetricName"] = "CPUUtilization",
            ["Dimensions"] = new JsonArray(Dimension("ClusterName", ServiceArn(stop).Split('/')[1]), Dimension("ServiceName", Service(stop))),
        },
    }.ToJsonString();

    private static JsonObject Dimension(string name, string value) => new() { ["name"] = name, ["value"] = value };

    private string Another(JsonObject stop) => ((string)stop["taskArn"]!).Replace(((string)stop["taskArn"]!).Split('/')[^1], Id(), StringComparison.Ordinal);

    private static string Service(JsonObject stop) => ((string)stop["group"]!)["service:".Length..];

    private static string ServiceArn(JsonObject stop)
    {
        var parts = ((string)stop["taskArn"]!).Split(':', '/');
        return $"arn:aws:ecs:{parts[3]}:{parts[4]}:service/{parts[6]}/{Service(stop)}";
    }

    private string Id() => Convert.ToHexStringLower(Enumerable.Range(0, 16).Select(_ => (byte)_random.Next(256)).ToArray());

    private static string Now() => TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private async Task Post(string way, string body, string header, string prefix)
    {
        var signature = prefix + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(body)));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        do
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_bot.Root, $"/alerts/{way}")) { Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")) };
            request.Headers.Add(header, signature);
            try
            {
                using var answer = await _http.SendAsync(request, TestContext.Current.CancellationToken);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Dead just now: senders try again.
            }
        }
        while (await tick.WaitForNextTickAsync(TestContext.Current.CancellationToken));
    }
}
