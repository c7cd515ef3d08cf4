using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using TriageBot.Alerts.Queue;
using TriageBot.Alerts.Tests.Peers;
using TriageBot.EndToEnd.Slack;

namespace TriageBot.EndToEnd.Alerts;

/// <summary>Events of ECS by way of a queue: an emulator of SQS that AWS's own client fills.</summary>
public sealed class QueueTests
{
    private const string Case = "oom-kill";
    private const int Stops = 12;

    [Fact]
    public async Task Stops_that_come_twice_and_in_no_order_are_one_message_that_counts_each_once()
    {
        await using var stack = await SlackStack.Start(Case, settings: ("Alerts:Channel", "inc-042"));
        await using var aws = await Fauxqs.Start();
        var queue = await aws.Queue("alerts");
        var stop = StoppedEvents.Stop(Case, "checkout");
        var events = Enumerable.Range(0, Stops).Select(i => StoppedEvents.Another(stop, $"{i:x32}", $"event-{i}")).ToList();
        await aws.Send(queue, events.AsEnumerable().Reverse().Concat(events));

        using var stopping = new CancellationTokenSource();
        var reader = new QueueReader(aws.Clients.Sqs, new QueueReaderOptions { Queue = queue }, stack.Intake, TimeProvider.System, () => 0.5, NullLogger<QueueReader>.Instance);
        var reading = reader.RunAsync(stopping.Token);
        await stack.Until(_ => stack.Answers.Any(m => AnswerTests.Readable(m).Contains($"{Stops} alerts", StringComparison.Ordinal)));
        // What comes a second time may still be on its way in.
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        using var patience = new CancellationTokenSource(SlackStack.Patience, TimeProvider.System);
        while ((await aws.Clients.Sqs.GetQueueAttributes(queue, patience.Token)).Waiting > 0)
            await tick.WaitForNextTickAsync(patience.Token);
        await stopping.CancelAsync();
        await reading;

        var only = AnswerTests.Readable(stack.Answers.ShouldHaveSingleItem());
        only.ShouldContain("container_oom");
        only.ShouldContain("for an alert of ECS");
        var left = await aws.Clients.Sqs.GetQueueAttributes(queue, TestContext.Current.CancellationToken);
        left.Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task Normal_life_stays_quiet()
    {
        await using var stack = await SlackStack.Start("scale-in", settings: ("Alerts:Channel", "inc-042"));
        await using var aws = await Fauxqs.Start();
        var queue = await aws.Queue("alerts");
        var stop = StoppedEvents.Stop("scale-in", "nginx-local");
        var failing = JsonNode.Parse(stop.ToJsonString())!.AsObject();
        (failing["stopCode"], failing["stoppedReason"]) = ("EssentialContainerExited", "Essential container in task exited");
        failing["group"] = "service:gone";
        await aws.Send(queue, StoppedEvents.Another(stop, new string('a', 32), "scaled-in"), "not json", StoppedEvents.Another(failing, new string('b', 32), "of-a-service-that-is-gone"));

        using var stopping = new CancellationTokenSource();
        var reader = new QueueReader(aws.Clients.Sqs, new QueueReaderOptions { Queue = queue }, stack.Intake, TimeProvider.System, () => 0.5, NullLogger<QueueReader>.Instance);
        var reading = reader.RunAsync(stopping.Token);
        await stack.Logged("could not be read and is kept");
        await stack.Logged("nothing of it is posted");
        await stopping.CancelAsync();
        await reading;

        stack.Answers.ShouldBeEmpty();
    }
}
