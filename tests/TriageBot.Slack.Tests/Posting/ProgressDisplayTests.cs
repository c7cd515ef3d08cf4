using TriageBot.Slack.Messages;
using TriageBot.Slack.Posting;
using TriageBot.Slack.Tests.Fakes;
using TriageBot.Triage;
using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Redaction;
using TriageBot.Triage.Reporting;
using TriageBot.Triage.Reporting.Outlines;
using TriageBot.Triage.Targets;

namespace TriageBot.Slack.Tests.Posting;

public sealed class ProgressDisplayTests : IDisposable
{
    private static readonly TimeSpan s_between = TimeSpan.FromSeconds(3);
    private static readonly TaskTarget s_target = new(new AwsScope("111122223333", "eu-central-1"), "prod", new string('a', 32));

    private readonly FakeSlackApi _slack = new();
    private readonly EdgeTime _time = new();
    private readonly UpdatePace _pace;
    private readonly ProgressDisplay _display;
    private readonly SemaphoreSlim _edits = new(0);

    public ProgressDisplayTests()
    {
        _slack.Edited = () => _edits.Release();
        _pace = new UpdatePace(_time);
        _display = new ProgressDisplay(_slack, _pace, new ReportMessages(new Outliner(new Shown(Redactor.WithRandomKey()))), _time);
    }

    [Fact]
    public async Task The_first_facts_are_shown_at_once_and_the_next_three_seconds_later()
    {
        var running = Run();

        _display.Report(Facts("PENDING"));
        await Edit();
        _display.Report(Facts("RUNNING"));
        await _time.Waits(s_between);
        _slack.Updates.Count.ShouldBe(1);

        await _time.Pass(s_between);
        await Edit();
        await End(running, 2);
    }

    [Fact]
    public async Task Of_several_facts_in_between_only_the_newest_are_shown()
    {
        var running = Run();
        _display.Report(Facts("PENDING"));
        await Edit();
        await _time.Waits(s_between);

        foreach (var status in new[] { "ACTIVATING", "RUNNING", "DEPROVISIONING" })
            _display.Report(Facts(status));
        await _time.Pass(s_between);
        await Edit();

        await End(running, 2);
    }

    [Fact]
    public async Task Nothing_is_shown_after_the_end_and_the_end_does_not_wait()
    {
        var running = Run();
        _display.Report(Facts("PENDING"));
        await Edit();
        await _time.Waits(s_between);

        _display.Report(Facts("RUNNING"));
        await End(running, 1);
        _display.Report(Facts("STOPPED"));

        _slack.Updates.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Without_a_record_there_is_nothing_to_show()
    {
        var running = Run();

        _display.Report(new Dossier { Target = s_target, GatheredAt = _time.GetUtcNow() });

        await End(running, 0);
    }

    [Fact]
    public async Task Where_the_workspace_has_had_its_edits_progress_gives_way()
    {
        while (_pace.TryProgress("T1"))
        {
        }

        var running = Run();
        _display.Report(Facts("PENDING"));

        await End(running, 0);
    }

    [Fact]
    public async Task An_edit_that_fails_does_not_end_it()
    {
        _slack.Failures.Enqueue(FakeSlackApi.Refuses("ratelimited", isTransient: true));
        var running = Run();
        _display.Report(Facts("PENDING"));
        await Edit();
        await _time.Pass(s_between);

        _display.Report(Facts("RUNNING"));
        await Edit();

        await End(running, 1);
    }

    public void Dispose() => _edits.Dispose();

    private Task Run() => _display.Run("T1", "C1", "1.0", new Ask(s_target, "U1", "C1"), "U1", TestContext.Current.CancellationToken);

    private async Task Edit() => (await _edits.WaitAsync(TimeSpan.FromSeconds(20))).ShouldBeTrue();

    private async Task End(Task running, int shown)
    {
        _display.End();
        await running;
        _slack.Updates.Count.ShouldBe(shown);
    }

    private Dossier Facts(string status) => new()
    {
        Target = s_target,
        GatheredAt = _time.GetUtcNow(),
        Task = new EcsTask { TaskArn = s_target.Arn!, LastStatus = status },
    };
}
