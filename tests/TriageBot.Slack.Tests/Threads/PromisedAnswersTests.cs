using TriageBot.Slack.Blocks;
using TriageBot.Slack.Posting;
using TriageBot.Slack.Requests;
using TriageBot.Slack.Tests.Fakes;
using TriageBot.Slack.Threads;
using TriageBot.Slack.WebApi;
using TriageBot.Slack.Work;

namespace TriageBot.Slack.Tests.Threads;

public sealed class PromisedAnswersTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2.5);
    private static readonly ThreadRequest s_asked = new(new Asker("T1", "U1", null), "C1", "i1", "logs", false) { ThreadTs = "1.0" };

    private readonly FakeSlackApi _slack = new();
    private readonly EdgeTime _time = new();
    private readonly MemoryOutbox _outbox = new();
    private readonly PromisedAnswers _answers;

    public PromisedAnswersTests() => _answers = new PromisedAnswers(new Poster(_slack, _slack, _outbox), _slack, new UpdatePace(_time), _time);

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_quick_is_posted_once_and_nothing_else()
    {
        await Give("found");

        _slack.Posted.ShouldHaveSingleItem().Message.ShouldSatisfyAllConditions(m => m.Text.ShouldBe("found"), m => m.ThreadTs.ShouldBe("1.0"));
        _slack.Updates.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_slow_is_promised_and_the_promise_becomes_the_answer()
    {
        var looked = new TaskCompletionSource<SlackMessage>();
        var giving = _answers.Give("r1", s_asked, "logs", _ => looked.Task, Now);
        await _time.Waits(s_patience);
        await _time.Pass(s_patience);
        while (_slack.Posted.Count == 0)
            await Task.Yield();

        looked.SetResult(Replier.Plain("found"));
        await giving;

        _slack.Posted.ShouldHaveSingleItem().Message.Text.ShouldBe("⏳ looking (logs) …");
        _slack.Updates.ShouldHaveSingleItem().ShouldSatisfyAllConditions(u => u.Ts.ShouldBe("1.0"), u => u.Message.Text.ShouldBe("found"));
    }

    [Fact]
    public async Task What_a_killed_process_had_promised_becomes_the_answer_of_the_next()
    {
        await Promised();

        await Give("found");

        _slack.Posted.Count.ShouldBe(1);
        _slack.Updates.ShouldHaveSingleItem().Message.Text.ShouldBe("found");
    }

    [Fact]
    public async Task Where_somebody_deleted_the_promise_the_answer_is_posted_anew()
    {
        await Promised();
        _slack.Failures.Enqueue(FakeSlackApi.Refuses("message_not_found"));

        await Give("found");

        _slack.Posted.Select(p => p.Message.Text).ShouldBe(["promised", "found"]);
    }

    [Fact]
    public async Task Where_nobody_can_be_told_the_looking_ends()
    {
        _slack.Failures.Enqueue(FakeSlackApi.Refuses("channel_not_found"));
        var ended = new TaskCompletionSource();
        var giving = _answers.Give("r1", s_asked, "logs", async ending =>
        {
            ending.Register(ended.SetResult);
            await ended.Task;
            throw new OperationCanceledException(ending);
        }, Now);
        await _time.Waits(s_patience);
        await _time.Pass(s_patience);

        (await Should.ThrowAsync<SlackApiException>(giving)).Code.ShouldBe("channel_not_found");
        await ended.Task;
    }

    [Fact]
    public async Task What_tells_its_steps_shows_them_in_the_promise_with_a_button_to_stop_it()
    {
        var looked = new TaskCompletionSource<SlackMessage>();
        IProgress<string>? steps = null;
        var giving = _answers.Give("r1", s_asked, (progress, _) =>
        {
            steps = progress;
            return looked.Task;
        }, Now);
        await _time.Waits(s_patience);
        await _time.Pass(s_patience);
        while (_slack.Posted.Count == 0)
            await Task.Yield();

        steps!.Report("reading logs of app");
        await _time.Waits(TimeSpan.FromSeconds(3));
        steps.Report("searching the logs");
        steps.Report("asking the model");
        await _time.Pass(TimeSpan.FromSeconds(3));
        await _time.Waits(TimeSpan.FromSeconds(3));
        looked.SetResult(Replier.Plain("found"));
        await giving;

        _slack.Updates.Select(u => u.Message.Text).ShouldBe(["⏳ looking (reading logs of app) …", "⏳ looking (asking the model) …", "found"]);
        var buttons = _slack.Posted.Select(p => p.Message).Concat(_slack.Updates.Select(u => u.Message)).Select(m => m.Blocks.OfType<ActionsBlock>().SelectMany(b => b.Elements).SingleOrDefault()).ToList();
        buttons[..^1].ShouldAllBe(b => b!.ActionId == "triagebot_stop" && b.Value == "r1");
        buttons[^1].ShouldBeNull();
    }

    [Fact]
    public async Task What_costs_is_made_to_its_end_although_its_promise_cannot_be_posted()
    {
        _slack.Failures.Enqueue(FakeSlackApi.Refuses("internal_error", isTransient: true));
        var looked = new TaskCompletionSource<SlackMessage>();
        var ended = false;
        var giving = _answers.Give("r1", s_asked, async (_, ending) =>
        {
            var message = await looked.Task;
            ended = ending.IsCancellationRequested;
            return message;
        }, Now);
        await _time.Waits(s_patience);
        await _time.Pass(s_patience);
        while (_slack.Failures.Count > 0)
            await Task.Yield();
        giving.IsCompleted.ShouldBeFalse();

        looked.SetResult(Replier.Plain("found"));

        (await Should.ThrowAsync<SlackApiException>(giving)).Code.ShouldBe("internal_error");
        ended.ShouldBeFalse();
    }

    private Task Give(string answer) => _answers.Give("r1", s_asked, "logs", _ => Task.FromResult(Replier.Plain(answer)), Now);

    private Task<string> Promised() => new Poster(_slack, _slack, _outbox).PostOnce("r1", "answer", "C1", "1.0", Replier.Plain("promised"), Now);
}
