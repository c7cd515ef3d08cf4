using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using TriageBot.Alerts;
using TriageBot.Alerts.Queue;
using TriageBot.Configuration;
using TriageBot.Triage.Alerts;
using TriageBot.Wiring;

namespace TriageBot.Serving;

/// <summary>The ways by which alerts come in from outside Slack: webhooks and a queue.</summary>
internal sealed class AlertWays
{
    private readonly QueueReader? _queue;

    public AlertWays(IntakeSettings settings, House house, IAlertIntake intake, IEndpointRouteBuilder endpoints, ILoggerFactory logs)
    {
        endpoints.MapAlerts(settings.Webhooks, intake, TimeProvider.System, logs.CreateLogger<AlertWays>());
        if (settings.Queue is { } queue)
            _queue = new QueueReader(house.Aws.Sqs, new QueueReaderOptions { Queue = queue }, intake, TimeProvider.System, new Random().NextDouble, logs.CreateLogger<QueueReader>());
    }

    /// <summary>What is wrong with the queue and what to do; null where all is well, or none is read.</summary>
    public string? Problem => _queue?.Problem;

    public Task Read(CancellationToken stopping) => _queue?.RunAsync(stopping) ?? Task.CompletedTask;
}
