using TriageBot.Alerts.Queue;
using TriageBot.Alerts.Tests.EventBridge;
using TriageBot.Alerts.Tests.Queue;
using TriageBot.Slack.Tests.Fakes;
using TriageBot.Triage.Alerts;

namespace TriageBot.Alerts.Tests.Peers;

/// <summary>The reader over the real client and an emulator of SQS and SNS.</summary>
public sealed class QueueReaderPeerTests : IAsyncLifetime
{
    private readonly MemoryIntake _intake = new();
    private readonly CapturedLog<QueueReader> _log = new();
    private CancellationTokenSource _stopping = new();
    private Fauxqs _aws = null!;
    private QueueAddress _dead = null!;
    private QueueAddress _queue = null!;
    private Task _running = Task.CompletedTask;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _aws = await Fauxqs.Start();
        _dead = await _aws.Queue("dead");
        _queue = await _aws.Queue("alerts", _dead);
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        _stopping.Dispose();
        await _aws.DisposeAsync();
    }

    [Fact]
    public async Task Events_that_come_twice_and_in_no_order_are_taken_once_with_their_own_times_and_the_queue_is_empty()
    {
        var events = Enumerable.Range(0, 30).Select(i => Sample.Of(
            "task-stopped", ("id", $"event-{i}"), ("detail.stoppedAt", $"2026-01-01T14:{i:00}:00Z")).ToJsonString()).ToList();
        await _aws.Send(_queue, events.AsEnumerable().Reverse().Concat(events));
        Start();

        var taken = new List<Alert>();
        while (taken.Count < 30)
            taken.Add(await _intake.Taken.Next());
        for (var i = 0; i < 30; i++)
            await _intake.Repeated.Next();

        foreach (var alert in taken)
            alert.At.ShouldBe(DateTimeOffset.Parse($"2026-01-01T14:{int.Parse(alert.Id["event-".Length..], null):00}:00Z", null));
        taken.Select(a => a.Symptom).Distinct().ShouldHaveSingleItem();
        await OnlyThisIsLeft("the last");
    }

    [Fact]
    public async Task A_message_that_nobody_can_read_ends_in_the_dead_letter_queue_and_the_others_do_not_wait_for_it()
    {
        await _aws.Send(_queue, "<html>", Sample.Of("task-stopped").ToJsonString());
        Start();
        (await _intake.Kept.Next()).Because.ShouldBe("a message that is no JSON object");
        await _intake.Taken.Next();

        await _aws.Pass(TimeSpan.FromMinutes(2));
        await _intake.Kept.Next();
        var dying = _aws.Clients.Sqs.ReceiveMessage(_dead, TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(1), Token);
        await _aws.Pass(TimeSpan.FromMinutes(2));

        (await dying).ShouldHaveSingleItem().Body.ShouldBe("<html>");
        _intake.Kept.IsEmpty().ShouldBeTrue();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_SNS_brings_is_read_with_its_own_wrapping_and_without(bool raw)
    {
        var topic = await _aws.Topic("alarms", _queue, raw);
        var id = await _aws.Publish(topic, Fakes.Sample.Text("cloudwatch-metric"));
        await _aws.Publish(topic, Sample.Of("alarm").ToJsonString());
        Start();

        Alert[] alerts = [await _intake.Taken.Next(), await _intake.Taken.Next()];

        const string OfEventBridge = "c4c1c1c9-6542-e61b-6ef0-8c4d36933a92";
        alerts.ShouldAllBe(a => a.Source == AlertSources.CloudWatch);
        alerts.ShouldContain(a => a.Id == OfEventBridge);
        (alerts.Single(a => a.Id != OfEventBridge).Id == id).ShouldBe(!raw);
    }

    [Fact]
    public async Task What_was_received_and_not_stored_before_the_end_comes_to_the_next_reader()
    {
        _intake.FailNext(int.MaxValue);
        await _aws.Send(_queue, Sample.Of("task-stopped").ToJsonString());
        Start();
        await _intake.Refused.Next();
        await Stop();

        _intake.FailNext(0);
        await _aws.Pass(TimeSpan.FromMinutes(2));
        Start();

        (await _intake.Taken.Next()).Id.ShouldBe("9bcdac79-b31f-4d3d-9410-fbd727c29fab");
    }

    private void Start() => _running = new QueueReader(
        _aws.Clients.Sqs, new QueueReaderOptions { Queue = _queue }, _intake, TimeProvider.System, () => 0, _log).RunAsync(_stopping.Token);

    private async Task Stop()
    {
        await _stopping.CancelAsync();
        await _running.WaitAsync(TimeSpan.FromSeconds(60));
        _stopping.Dispose();
        _stopping = new CancellationTokenSource();
    }

    // A batch is deleted before the next one is received: when this comes, the others are gone.
    private async Task OnlyThisIsLeft(string last)
    {
        await _aws.Send(_queue, last);
        await _intake.Kept.Next();
        await Stop();
        await _aws.Pass(TimeSpan.FromMinutes(2));
        (await _aws.Clients.Sqs.ReceiveMessage(_queue, TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(1), Token)).ShouldHaveSingleItem().Body.ShouldBe(last);
    }
}
