using TriageBot.Triage.Gathering;
using TriageBot.Triage.Plugins;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;
using TriageBot.Triage.Tests.Verifying;

namespace TriageBot.Triage.Tests.Gathering;

public sealed class GathererTests
{
    private readonly List<string> _started = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_probe_starts_when_what_it_needs_has_ended_and_not_before()
    {
        var (first, second, third) = (Probe("first"), Probe("second", "first"), Probe("third", "second"));

        var gathering = Gather([third, second, first]);
        _started.ShouldBe(["first"]);
        first.End();
        await second.Started;
        _started.ShouldBe(["first", "second"]);
        second.End();
        await third.Started;
        third.End();

        (await gathering).DeadlineHit.ShouldBeFalse();
    }

    [Fact]
    public async Task Probes_that_do_not_need_each_other_run_side_by_side()
    {
        var (root, left, right, both) = (Probe("root"), Probe("left", "root"), Probe("right", "root"), Probe("both", "left", "right"));

        var gathering = Gather([root, left, right, both]);
        root.End();
        await Task.WhenAll(left.Started, right.Started);
        left.End();
        _started.ShouldNotContain("both");
        right.End();
        await both.Started;
        both.End();
        await gathering;
    }

    [Fact]
    public void A_need_that_no_probe_meets_is_refused_at_once() =>
        Should.Throw<ArgumentException>(() => new Gatherer([Probe("a", "nobody")], TimeProvider.System)).Message.ShouldContain("a");

    [Fact]
    public void A_circle_is_refused_and_its_probes_are_named()
    {
        var error = Should.Throw<ArgumentException>(() => new Gatherer([Probe("root"), Probe("a", "b"), Probe("b", "a")], TimeProvider.System));

        error.Message.ShouldContain("a, b");
        error.Message.ShouldNotContain("root");
    }

    [Fact]
    public async Task A_probe_that_time_cuts_off_leaves_a_gap_and_what_others_found_stays()
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var (quick, slow, after) = (Probe("quick"), Probe("slow"), Probe("after", "slow"));
        quick.End();

        var gathering = new Gatherer([quick, slow, after], TimeProvider.System).Gather(File(), time.Token);
        await slow.Started;
        await time.CancelAsync();
        var dossier = await gathering;

        dossier.DeadlineHit.ShouldBeTrue();
        dossier.Gaps.Select(g => g.What).ShouldBe(["looks of slow", "looks of after"], ignoreOrder: true);
        dossier.Looks.Select(l => l.Id).ShouldBe(["quick"]);
        _started.ShouldNotContain("after");
    }

    [Fact]
    public async Task A_second_look_that_comes_to_its_end_takes_the_gap_of_the_first_away()
    {
        var file = File();
        using var time = new CancellationTokenSource();
        var slow = Probe("slow");
        var gathering = Gatherer.Run(slow, file, time.Token);
        await time.CancelAsync();
        await gathering;
        file.Close(default).DeadlineHit.ShouldBeTrue();

        var again = Probe("slow");
        again.End();
        await Gatherer.Run(again, file, Cancel);

        var dossier = file.Close(default);
        dossier.DeadlineHit.ShouldBeFalse();
        dossier.Gaps.ShouldBeEmpty();
    }

    [Fact]
    public void A_look_that_is_repeated_takes_its_gap_along()
    {
        var file = File();
        var look = new Look("events", "logs", "FilterLogEvents x", "w", LookResult.Failed, "throttled");
        file.Note(new Finding<string>(null, look, new Gap("FilterLogEvents x", "throttled", null)));
        file.Note(new Finding<string>("three events", look with { Result = LookResult.Found }, null));

        file.Close(default).Gaps.ShouldBeEmpty();
    }

    [Fact]
    public void A_look_into_another_window_leaves_the_gap_of_the_first()
    {
        var file = File();
        var look = new Look("events", "logs", "FilterLogEvents x", "today", LookResult.Failed, "throttled");
        file.Note(new Finding<string>(null, look, new Gap("FilterLogEvents x", "throttled", null)));
        file.Note(new Finding<string>("three events", look with { Window = "yesterday", Result = LookResult.Found }, null));

        file.Close(default).Gaps.ShouldHaveSingleItem();
    }

    private FakeProbe Probe(string name, params string[] needs) => new(name, needs, _started);

    private static Task<Dossier> Gather(IReadOnlyList<IProbe> probes) => new Gatherer(probes, TimeProvider.System).Gather(File(), Cancel);

    private static CaseFile File()
    {
        var scope = new AwsScope("111122223333", "eu-central-1");
        return new CaseFile(new ServiceTarget(scope, "prod", "checkout"), Toolbox.For(scope, new AwsReads(null!, new RecordedLogs([]), null!, null!, null!, null!, null!, null!, null!, null!, null!, null!), EvidenceSettings.Default));
    }

    /// <summary>A probe that ends when a test says so.</summary>
    private sealed class FakeProbe(string name, IReadOnlyList<string> needs, List<string> started) : IProbe
    {
        private readonly TaskCompletionSource _started = new();
        private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Name => name;

        public IReadOnlyList<string> Needs => needs;

        public string LooksAt => $"looks of {name}";

        public Task Started => _started.Task;

        public void End() => _end.TrySetResult();

        public async Task Look(CaseFile file, CancellationToken cancellationToken)
        {
            lock (started)
                started.Add(name);
            _started.TrySetResult();
            await _end.Task.WaitAsync(cancellationToken);
            file.Note(new Finding<string>("found", new Look(name, "test", name, null, LookResult.Found, "found"), null));
        }
    }
}
