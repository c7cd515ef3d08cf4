namespace TriageBot.Triage.Tests;

public sealed class TimeBudgetTests
{
    private static readonly DateTimeOffset s_start = new(2026, 1, 1, 14, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan s_deadline = TimeSpan.FromSeconds(15);

    private readonly ManualTime _time = new(s_start);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Gathering_ends_while_there_is_time_left_to_read_lines_back()
    {
        using var budget = new TimeBudget(s_deadline, _time, Cancel);

        _time.Pass(TimeSpan.FromSeconds(11.9));
        budget.ForGathering.IsCancellationRequested.ShouldBeFalse();
        _time.Pass(TimeSpan.FromSeconds(0.1));
        budget.ForGathering.IsCancellationRequested.ShouldBeTrue();
        budget.ForAll.IsCancellationRequested.ShouldBeFalse();
        _time.Pass(TimeSpan.FromSeconds(3));
        budget.ForAll.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public async Task A_person_ends_all_of_it()
    {
        using var person = new CancellationTokenSource();
        using var budget = new TimeBudget(s_deadline, _time, person.Token);

        await person.CancelAsync();

        budget.ForGathering.IsCancellationRequested.ShouldBeTrue();
        budget.ForAll.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public async Task It_waits_until_what_is_due()
    {
        using var budget = new TimeBudget(s_deadline, _time, Cancel);

        var waiting = budget.WaitUntil(s_start.AddSeconds(5), _time);
        _time.Pass(TimeSpan.FromSeconds(5));

        (await waiting).ShouldBeTrue();
    }

    [Fact]
    public async Task It_waits_no_longer_than_leaves_time_to_look()
    {
        using var budget = new TimeBudget(s_deadline, _time, Cancel);

        var waiting = budget.WaitUntil(s_start.AddMinutes(1), _time);
        _time.Pass(TimeSpan.FromSeconds(12));

        (await waiting).ShouldBeTrue();
        budget.ForAll.IsCancellationRequested.ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_due_already_is_not_waited_for()
    {
        using var budget = new TimeBudget(s_deadline, _time, Cancel);

        (await budget.WaitUntil(s_start.AddSeconds(-1), _time)).ShouldBeFalse();
        _time.Waiting.ShouldBe([TimeSpan.FromSeconds(12), s_deadline], ignoreOrder: true);
    }

    [Fact]
    public async Task Whoever_ends_the_wait_gets_no_second_look()
    {
        using var person = new CancellationTokenSource();
        using var budget = new TimeBudget(s_deadline, _time, person.Token);

        var waiting = budget.WaitUntil(s_start.AddSeconds(5), _time);
        await person.CancelAsync();

        (await waiting).ShouldBeFalse();
    }
}
