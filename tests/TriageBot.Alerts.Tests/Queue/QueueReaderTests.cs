using TriageBot.Alerts.Queue;
using TriageBot.Alerts.Tests.EventBridge;
using TriageBot.Slack.Tests.Fakes;
using TriageBot.Triage.Alerts;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Alerts.Tests.Queue;

public sealed class QueueReaderTests : IAsyncDisposable
{
    private static readonly QueueAddress Queue = new(new AwsScope("111122223333", "eu-central-1"), "alerts", null);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.5);

    private readonly MemoryQueue _queue = new();
    private readonly MemoryIntake _intake = new();
    private readonly EdgeTime _time = new();
    private readonly CapturedLog<QueueReader> _log = new();
    private readonly CancellationTokenSource _stopping = new();
    private QueueReader? _reader;
    private Task _running = Task.CompletedTask;

    private QueueReader Reader => _reader ??= new QueueReader(_queue, new QueueReaderOptions { Queue = Queue }, _intake, _time, () => 0, _log);

    private static string Stop => Sample.Of("task-stopped").ToJsonString();

    public async ValueTask DisposeAsync()
    {
        await Stopped();
        _stopping.Dispose();
    }

    [Fact]
    public async Task What_is_deleted_was_taken_before()
    {
        var gate = new TaskCompletionSource();
        _intake.Gate = gate.Task;
        _queue.Deliver(Stop, Sample.Of("alarm").ToJsonString());
        Start();
        await _time.Waits(TimeSpan.FromSeconds(30));
        _queue.Deleted.IsEmpty().ShouldBeTrue();

        gate.SetResult();

        (await _queue.Deleted.Next()).ShouldBe("r-0 r-1");
        (await _intake.Taken.Next()).Source.ShouldBe(AlertSources.EventBridge);
        (await _intake.Taken.Next()).Source.ShouldBe(AlertSources.CloudWatch);
    }

    [Fact]
    public async Task The_first_receive_does_not_wait_so_that_readiness_does_not()
    {
        Reader.Problem.ShouldBe("the queue arn:aws:sqs:eu-central-1:111122223333:alerts has not been read yet");
        Start();
        _queue.Deliver(Stop);
        await _queue.Deleted.Next();

        Reader.Problem.ShouldBeNull();
        _queue.Waits.Take(2).ShouldBe([TimeSpan.Zero, TimeSpan.FromSeconds(20)]);
    }

    [Fact]
    public async Task A_message_that_comes_again_is_deleted_again_and_taken_once()
    {
        _queue.Deliver(Stop, Stop);
        Start();

        (await _queue.Deleted.Next()).ShouldBe("r-0 r-1");
        await _intake.Taken.Next();
        (await _intake.Repeated.Next()).ShouldBe("9bcdac79-b31f-4d3d-9410-fbd727c29fab");
    }

    [Fact]
    public async Task While_the_store_fails_nothing_is_deleted_and_nothing_new_is_received()
    {
        _intake.FailNext(2);
        _queue.Deliver(Stop);
        Start();

        await _time.Waits(FirstPause);
        Reader.Problem.ShouldBe("the store is full: make room on its disk");
        await _time.Pass(FirstPause);
        await _time.Pass(2 * FirstPause);

        (await _queue.Deleted.Next()).ShouldBe("r-0");
        _intake.Taken.Reader.Count.ShouldBe(1);
        Reader.Problem.ShouldBeNull();
        _log.All.Split("the store is full").Length.ShouldBe(2);
    }

    [Fact]
    public async Task While_the_store_is_slow_the_messages_stay_hidden()
    {
        var gate = new TaskCompletionSource();
        _intake.Gate = gate.Task;
        _queue.Deliver(Stop, "no JSON");
        Start();

        await _time.Pass(TimeSpan.FromSeconds(30));
        (await _queue.Hidden.Next()).ShouldBe("r-0 r-1 60");
        await _time.Pass(TimeSpan.FromSeconds(30));
        (await _queue.Hidden.Next()).ShouldBe("r-0 r-1 60");
        gate.SetResult();

        (await _queue.Deleted.Next()).ShouldBe("r-0 r-1");
    }

    [Fact]
    public async Task A_message_that_nobody_can_read_is_kept_and_left_to_the_dead_letter_queue()
    {
        _queue.Attributes = new(1, 0, "arn:aws:sqs:eu-central-1:111122223333:dead", 5);
        _queue.Deliver("<html>", Stop);
        Start();

        (await _intake.Kept.Next()).Because.ShouldBe("a message that is no JSON object");
        (await _queue.Deleted.Next()).ShouldBe("r-1");
        _log.All.ShouldContain("left to the dead-letter queue");
        _log.All.ShouldNotContain("<html>");
    }

    [Fact]
    public async Task Without_a_dead_letter_queue_it_is_kept_and_deleted()
    {
        _queue.Deliver("<html>");
        Start();

        (await _queue.Deleted.Next()).ShouldBe("r-0");
        _intake.Kept.Reader.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Where_the_queue_may_not_be_described_nothing_unread_is_deleted()
    {
        _queue.Fail("GetQueueAttributes", FailureKind.Denied, "AccessDenied");
        _queue.Deliver("<html>", Stop);
        Start();

        (await _queue.Deleted.Next()).ShouldBe("r-1");
        Reader.Problem.ShouldBe("sqs:GetQueueAttributes on arn:aws:sqs:eu-central-1:111122223333:alerts is denied: grant what \"triagebot policy --queue arn:aws:sqs:eu-central-1:111122223333:alerts\" prints");
    }

    [Fact]
    public async Task A_queue_that_is_not_there_is_said_once_and_tried_on_at_longer_intervals()
    {
        _queue.Fail("ReceiveMessage", FailureKind.NotFound, "QueueDoesNotExist", times: 8);
        Start();

        foreach (var seconds in (double[])[0.5, 1, 2, 4, 8, 16, 30, 30])
        {
            await _time.Waits(TimeSpan.FromSeconds(seconds));
            Reader.Problem.ShouldNotBeNull().ShouldContain("does not exist: correct Alerts:Queue");
            _time.Advance(TimeSpan.FromSeconds(seconds));
        }

        _queue.Deliver(Stop);
        await _queue.Deleted.Next();
        Reader.Problem.ShouldBeNull();
        _log.All.Split("does not exist").Length.ShouldBe(2);
        _log.All.Split("works (Receive)").Length.ShouldBe(2);
    }

    [Fact]
    public async Task What_SQS_does_not_delete_comes_again_and_is_said()
    {
        _queue.Refusal = new(new QueueMessage("m-0", "r-0", ""), "InternalError", "try again");
        _queue.Deliver(Stop);
        Start();

        await _time.Waits(FirstPause);
        Reader.Problem.ShouldBe("sqs:DeleteMessage on arn:aws:sqs:eu-central-1:111122223333:alerts: InternalError: try again (the message was taken, and comes again)");
        _queue.Refusal = null;
        _queue.Deliver(Stop);
        _time.Advance(FirstPause);

        await _queue.Deleted.Next();
        await _queue.Deleted.Next();
        (await _intake.Repeated.Next()).ShouldNotBeNull();
    }

    [Fact]
    public async Task It_stops_at_once_and_leaves_in_the_queue_what_it_has_not_stored()
    {
        _intake.Gate = new TaskCompletionSource().Task;
        _queue.Deliver(Stop);
        Start();
        await _time.Waits(TimeSpan.FromSeconds(30));

        await Stopped();

        _queue.Deleted.IsEmpty().ShouldBeTrue();
        _intake.Taken.IsEmpty().ShouldBeTrue();
    }

    [Fact]
    public void Times_that_AWS_does_not_allow_are_refused()
    {
        var options = new QueueReaderOptions { Queue = Queue };

        foreach (var wrong in (QueueReaderOptions[])[options with { Wait = TimeSpan.FromSeconds(21) }, options with { Visibility = TimeSpan.FromHours(13) }, options with { Visibility = TimeSpan.Zero }])
            Should.Throw<ArgumentOutOfRangeException>(() => new QueueReader(_queue, wrong, _intake, _time, () => 0, _log));
    }

    private void Start() => _running = Reader.RunAsync(_stopping.Token);

    private async Task Stopped()
    {
        await _stopping.CancelAsync();
        await _running.WaitAsync(TimeSpan.FromSeconds(60));
    }
}
