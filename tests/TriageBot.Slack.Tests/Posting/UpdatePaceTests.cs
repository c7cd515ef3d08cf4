using TriageBot.Slack.Posting;
using TriageBot.Slack.Tests.Fakes;

namespace TriageBot.Slack.Tests.Posting;

public sealed class UpdatePaceTests
{
    private readonly EdgeTime _time = new();
    private readonly UpdatePace _pace;

    public UpdatePaceTests() => _pace = new(_time);

    [Fact]
    public void Progress_gets_twenty_edits_a_minute_and_leaves_ten_to_reports()
    {
        Enumerable.Range(0, 30).Count(_ => _pace.TryProgress("T1")).ShouldBe(20);
        Enumerable.Range(0, 10).ShouldAllBe(_ => _pace.Report("T1", CancellationToken.None).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task The_thirty_first_report_of_a_minute_waits_for_the_first_to_be_a_minute_old()
    {
        for (var i = 0; i < 30; i++)
            await _pace.Report("T1", TestContext.Current.CancellationToken);
        _time.Advance(TimeSpan.FromSeconds(20));

        var waiting = _pace.Report("T1", TestContext.Current.CancellationToken);
        waiting.IsCompleted.ShouldBeFalse();
        await _time.Pass(TimeSpan.FromSeconds(40));

        await waiting;
    }

    [Fact]
    public async Task While_reports_wait_progress_gives_way()
    {
        for (var i = 0; i < 20; i++)
            await _pace.Report("T1", TestContext.Current.CancellationToken);

        _pace.TryProgress("T1").ShouldBeFalse();
        _time.Advance(TimeSpan.FromMinutes(1));
        _pace.TryProgress("T1").ShouldBeTrue();
    }

    [Fact]
    public void Workspaces_do_not_share_a_pace()
    {
        while (_pace.TryProgress("T1"))
        {
        }

        _pace.TryProgress("T2").ShouldBeTrue();
    }

    [Fact]
    public async Task Who_is_told_to_stop_waits_no_longer()
    {
        using var stop = new CancellationTokenSource();
        for (var i = 0; i < 30; i++)
            await _pace.Report("T1", stop.Token);
        var waiting = _pace.Report("T1", stop.Token);

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(waiting);
    }
}
