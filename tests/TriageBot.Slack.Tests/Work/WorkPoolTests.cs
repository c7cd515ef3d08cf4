using TriageBot.Slack.Posting;
using TriageBot.Slack.Requests;
using TriageBot.Slack.Tests.Fakes;
using TriageBot.Slack.Work;
using TriageBot.Store;

namespace TriageBot.Slack.Tests.Work;

public sealed class WorkPoolTests
{
    private static readonly LabelRequest s_request = new(new Asker("T1", "U1", null), "C1", "i1", null, null, null);

    private readonly FakeSlackApi _slack = new();
    private readonly EdgeTime _time = new();
    private readonly OneRequest _inbox = new();
    private readonly FakeIncidents _incidents = new();
    private readonly CapturedLog<WorkPool> _log = new();

    [Fact]
    public async Task What_is_done_is_done()
    {
        await Work(1);

        _inbox.Ended.ShouldBe(["done"]);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 10)]
    [InlineData(3, 30)]
    [InlineData(4, 120)]
    public async Task What_fails_for_a_while_comes_again_later_each_time(int tries, int seconds)
    {
        _incidents.Finds = _ => throw FakeSlackApi.Refuses("http_500", isTransient: true);

        await Work(tries);

        _inbox.Ended.ShouldBe([$"postponed {seconds} s"]);
        _slack.Posted.ShouldBeEmpty();
    }

    [Fact]
    public async Task After_five_tries_a_message_says_so()
    {
        _incidents.Finds = _ => throw FakeSlackApi.Refuses("http_500", isTransient: true);

        await Work(5);

        _inbox.Ended.ShouldBe(["done"]);
        _slack.Posted.ShouldHaveSingleItem().Message.Text.ShouldContain("I tried 5 times and could not answer: chat.postMessage failed (http_500) (request r1).");
    }

    [Fact]
    public async Task What_Slack_refuses_for_good_is_not_tried_again()
    {
        _incidents.Finds = _ => throw FakeSlackApi.Refuses("missing_scope");

        await Work(1);

        _inbox.Ended.ShouldBe(["done"]);
        _slack.Posted.ShouldHaveSingleItem().Message.Text.ShouldContain("I could not answer");
    }

    [Fact]
    public async Task A_defect_is_postponed_and_at_last_said_without_its_details()
    {
        _incidents.Finds = _ => throw new InvalidOperationException("inner secret");

        await Work(1);
        _inbox.Ended.ShouldBe(["postponed 2 s"]);
        _inbox.Ended.Clear();

        await Work(5);
        var said = _slack.Posted.ShouldHaveSingleItem().Message.Text;
        said.ShouldContain("an error of my own (InvalidOperationException)");
        said.ShouldNotContain("inner secret");
    }

    [Fact]
    public async Task Where_nobody_can_be_told_the_log_says_what_would_have_been_said()
    {
        _incidents.Finds = _ => throw FakeSlackApi.Refuses("missing_scope");
        _slack.Failures.Enqueue(FakeSlackApi.Refuses("not_in_channel"));

        await Work(1);

        _inbox.Ended.ShouldBe(["done"]);
        _log.All.ShouldContain("nobody could be told");
    }

    [Fact]
    public async Task Told_to_stop_it_hands_back_what_it_has_not_finished()
    {
        using var stop = new CancellationTokenSource();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _incidents.Finds = async stopping =>
        {
            begun.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, stopping);
            return null;
        };
        _inbox.Next = Request(1);
        var running = Pool().Run(stop.Token);
        await begun.Task;

        await stop.CancelAsync();
        await running;

        _inbox.Ended.ShouldBe(["handed back"]);
    }

    [Fact]
    public async Task What_another_version_stored_is_logged_and_put_away()
    {
        _inbox.Next = new AcceptedRequest("r1", "label", "{}"u8.ToArray(), _time.GetUtcNow(), 1);

        await Run();

        _inbox.Ended.ShouldBe(["done"]);
        _log.All.ShouldContain("another version");
    }

    private Task Work(int tries)
    {
        _inbox.Next = Request(tries);
        return Run();
    }

    /// <summary>Until there is nothing left to do.</summary>
    private async Task Run()
    {
        using var stop = new CancellationTokenSource();
        _inbox.Idle = stop.Cancel;
        _inbox.Now = _time.GetUtcNow();
        await Pool().Run(stop.Token);
    }

    private AcceptedRequest Request(int tries) => new("r1", "label", s_request.ToPayload(), _time.GetUtcNow(), tries);

    private WorkPool Pool()
    {
        var replier = new Replier(new Poster(_slack, _slack, new MemoryOutbox()), _slack);
        // Nothing but labels is worked on here.
        var label = new LabelWork(null!, null!, _incidents, replier, _time);
        return new WorkPool(_inbox, new Desks(null!, null!, label, null!, null!, null!, replier, _incidents, _log), new SlackSettings { Workers = 1 }, new SlackTelemetry(), _time, _log);
    }

    private sealed class OneRequest : IInbox
    {
        public AcceptedRequest? Next { get; set; }

        public DateTimeOffset Now { get; set; }

        public Action Idle { get; set; } = () => { };

        public List<string> Ended { get; } = [];

        public Task<bool> Accept(NewRequest request, CancellationToken cancellationToken) => Task.FromResult(true);

        public Task<AcceptedRequest?> Take(CancellationToken cancellationToken)
        {
            var next = Next;
            Next = null;
            return Task.FromResult(next);
        }

        public Task Done(string id, CancellationToken cancellationToken) => End("done");

        public Task Postpone(string id, DateTimeOffset until, CancellationToken cancellationToken) => End($"postponed {(until - Now).TotalSeconds:0} s");

        public Task Later(string id, DateTimeOffset until, CancellationToken cancellationToken) => End("waits");

        public Task HandBack(string id, CancellationToken cancellationToken) => End("handed back");

        public Task WaitForWork(CancellationToken cancellationToken)
        {
            Idle();
            return Task.CompletedTask;
        }

        public Task<DateTimeOffset?> NextDue(CancellationToken cancellationToken) => Task.FromResult<DateTimeOffset?>(null);

        public Task<int> Count(CancellationToken cancellationToken) => Task.FromResult(0);

        private Task End(string how)
        {
            Ended.Add(how);
            return Task.CompletedTask;
        }
    }
}
