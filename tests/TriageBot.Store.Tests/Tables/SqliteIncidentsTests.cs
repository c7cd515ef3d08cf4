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
        await _store.Incidents.Finished("first", """{"verdict":"memory"}""", Requests.Cancel);

        var expected = begun with { MessageTs = "1.2", FinishedAt = Now, Report = """{"verdict":"memory"}""" };
        (await _store.Incidents.Find("first", Requests.Cancel)).ShouldBe(expected);
        (await _store.Incidents.OfMessage("T1", "C1", "1.2", Requests.Cancel)).ShouldBe(expected);
        (await _store.Incidents.OfMessage("T1", "C2", "1.2", Requests.Cancel)).ShouldBeNull();
    }

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
