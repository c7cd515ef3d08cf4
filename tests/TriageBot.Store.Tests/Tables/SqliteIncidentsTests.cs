using TriageBot.Store.Tests.Fakes;

namespace TriageBot.Store.Tests.Tables;

public sealed class SqliteIncidentsTests : IAsyncLifetime
{
    private readonly StoreFolder _folder = new();
    private StoreFile _store = null!;

    private DateTimeOffset Now => _folder.Time.GetUtcNow();

    public ValueTask InitializeAsync()
    {
        _store = _folder.Open();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_first_stands_for_who_asks_within_minutes()
    {
        var first = await Begin(New("first"));
        _folder.Time.Pass(TimeSpan.FromMinutes(4));

        (await Begin(New("second"))).ShouldBe(first);
        (await _store.Incidents.Find("second", Requests.Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task It_stands_no_longer_after_that()
    {
        await Begin(New("first"));
        _folder.Time.Pass(TimeSpan.FromMinutes(6));

        (await Begin(New("second"))).Id.ShouldBe("second");
    }

    [Theory]
    [InlineData("T2", "C1", "api")]
    [InlineData("T1", "C2", "api")]
    [InlineData("T1", "C1", "web")]
    public async Task It_stands_for_nothing_else(string team, string channel, string key)
    {
        await Begin(New("first"));

        (await Begin(New("second") with { Team = team, Channel = channel, TargetKey = key })).Id.ShouldBe("second");
    }

    [Fact]
    public async Task Of_many_at_once_one_begins()
    {
        var begun = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(() => Begin(New($"{i}")))));

        begun.Select(i => i.Id).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task An_abandoned_one_does_not_stand_in()
    {
        await Begin(New("first"));
        await _store.Incidents.Abandoned("first", Requests.Cancel);

        (await Begin(New("second"))).Id.ShouldBe("second");
        (await Begin(New("first"))).Id.ShouldBe("second");
    }

    [Fact]
    public async Task Begun_again_by_the_next_try_it_keeps_its_message()
    {
        await Begin(New("first"));
        await _store.Incidents.Posted("first", "1.2", Requests.Cancel);
        (await Begin(New("first"))).MessageTs.ShouldBe("1.2");
        await _store.Incidents.Abandoned("first", Requests.Cancel);

        (await Begin(New("first"))).MessageTs.ShouldBe("1.2");
        (await Begin(New("second"))).Id.ShouldBe("first");
    }

    [Fact]
    public async Task What_came_of_it_is_kept()
    {
        var begun = await Begin(New("first"));
        await _store.Incidents.Posted("first", "1.2", Requests.Cancel);
        _folder.Time.Pass(TimeSpan.FromSeconds(20));
        var likeness = new Likeness("api|OOM|container_oom|killed", "OOM|container_oom|killed", "task-1");
        await _store.Incidents.Finished("first", """{"verdict":"memory"}""", likeness, Requests.Cancel);

        var expected = begun with { MessageTs = "1.2", FinishedAt = Now, Report = """{"verdict":"memory"}""", Likeness = likeness };
        (await _store.Incidents.Find("first", Requests.Cancel)).ShouldBe(expected);
    }

    [Fact]
    public async Task A_thread_is_about_the_incident_whose_message_begins_it_or_stands_in_it()
    {
        await Begin(New("root"));
        await _store.Incidents.Posted("root", "1.2", Requests.Cancel);
        await Begin(New("within") with { TargetKey = "web", ThreadTs = "5.0", IsOwnThread = false });
        await _store.Incidents.Posted("within", "5.1", Requests.Cancel);

        (await OfThread("1.2")).ShouldNotBeNull().Id.ShouldBe("root");
        var within = (await OfThread("5.0")).ShouldNotBeNull();
        (within.Id, within.IsOwnThread).ShouldBe(("within", false));
        (await OfThread("9.9")).ShouldBeNull();
        (await _store.Incidents.OfThread("T1", "C2", "1.2", Requests.Cancel)).ShouldBeNull();
        (await _store.Incidents.OfThread("T2", "C1", "1.2", Requests.Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task Of_several_in_a_thread_the_newest_counts_and_an_abandoned_one_never()
    {
        await Begin(New("first") with { ThreadTs = "5.0" });
        _folder.Time.Pass(TimeSpan.FromHours(1));
        await Begin(New("second") with { TargetKey = "web", ThreadTs = "5.0" });
        (await OfThread("5.0")).ShouldNotBeNull().Id.ShouldBe("second");

        await _store.Incidents.Abandoned("second", Requests.Cancel);

        (await OfThread("5.0")).ShouldNotBeNull().Id.ShouldBe("first");
    }

    [Fact]
    public async Task Earlier_ones_are_alike_by_service_or_by_what_was_matched_alone()
    {
        await Finished("same", "api|OOM|oom|s", "OOM|oom|s");
        await Finished("other-service", "web|OOM|oom|s", "OOM|oom|s");
        await Finished("other-cause", "api|CONFIG|env|t", "CONFIG|env|t");
        await Finished("other-team", "api|OOM|oom|s", "OOM|oom|s", team: "T2");
        await Finished("given-up", "api|OOM|oom|s", "OOM|oom|s");
        await _store.Incidents.Abandoned("given-up", Requests.Cancel);
        await Finished("own", "api|OOM|oom|s", "OOM|oom|s");
        await _store.Incidents.Say(new Feedback("same", "U1", Right: true, null, null, null, null, Now), Requests.Cancel);

        var alike = await _store.Incidents.Alike("T1", new Likeness("api|OOM|oom|s", "OOM|oom|s", null), "own", 10, Requests.Cancel);

        alike.Select(p => (p.Incident.Id, p.IsSameSubject, p.Feedback.Count)).ShouldBe([("other-service", false, 0), ("same", true, 1)]);
    }

    [Fact]
    public async Task Where_nothing_was_matched_only_the_same_service_is_alike()
    {
        await Finished("same", "api|UNKNOWN|unknown|", null);
        await Finished("other-service", "web|UNKNOWN|unknown|", null);

        var alike = await _store.Incidents.Alike("T1", new Likeness("api|UNKNOWN|unknown|", null, null), "own", 10, Requests.Cancel);

        alike.ShouldHaveSingleItem().Incident.Id.ShouldBe("same");
    }

    private async Task Finished(string id, string key, string? kind, string team = "T1")
    {
        _folder.Time.Pass(TimeSpan.FromHours(1));
        await Begin(New(id) with { Team = team, TargetKey = id });
        await _store.Incidents.Finished(id, "{}", new Likeness(key, kind, null), Requests.Cancel);
    }

    private Task<Incident?> OfThread(string ts) => _store.Incidents.OfThread("T1", "C1", ts, Requests.Cancel);

    [Fact]
    public async Task A_persons_later_word_replaces_the_earlier_one()
    {
        var right = new Feedback("first", "U1", Right: true, null, null, null, null, Now);
        var wrong = new Feedback("first", "U1", Right: false, "memory", "a leak", "see the graph", "{}", Now.AddMinutes(2));
        var other = right with { User = "U2", At = Now.AddMinutes(1) };
        foreach (var feedback in new[] { right, other, wrong })
            await _store.Incidents.Say(feedback, Requests.Cancel);

        (await _store.Incidents.FeedbackOf("first", Requests.Cancel)).ShouldBe([other, wrong]);
        (await _store.Incidents.FeedbackOf("second", Requests.Cancel)).ShouldBeEmpty();
    }

    private Task<Incident> Begin(Incident incident) => _store.Incidents.Begin(incident, Now.AddMinutes(-5), Requests.Cancel);

    private Incident New(string id) => new(id, "T1", "C1", "api", "service api", "U1", Now, null, null, null);
}
