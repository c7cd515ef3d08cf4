using TriageBot.Store.Tests.Fakes;

namespace TriageBot.Store.Tests.Tables;

public sealed class SqliteAlertBookTests : IAsyncLifetime
{
    private const string Checkout = "service/111122223333/eu-central-1/prod/checkout";

    private static readonly TimeSpan s_window = TimeSpan.FromHours(1);

    private readonly StoreFolder _folder = new();
    private StoreFile _store = null!;

    private DateTimeOffset Now => _folder.Time.GetUtcNow();

    private IAlertBook Book => _store.Alerts;

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
    public async Task The_first_opens_an_incident_and_the_next_joins_it()
    {
        var first = await Join(Alert("a"), Requests.Cancel);
        var second = await Join(Alert("b") with { Source = "cloudwatch" }, Requests.Cancel);

        first!.Id.ShouldBe("a");
        second!.Id.ShouldBe("a");
        second.Alerts.ShouldBe(2);
        second.Sources.ShouldBe([("cloudwatch", 1), ("pagerduty", 1)]);
    }

    [Fact]
    public async Task The_same_alert_joins_once_also_after_the_process_died()
    {
        await Join(Alert("a"), Requests.Cancel);
        await Join(Alert("b"), Requests.Cancel);

        (await Join(Alert("b"), Requests.Cancel))!.Alerts.ShouldBe(2);
    }

    [Fact]
    public async Task Another_symptom_of_the_same_service_is_another_incident()
    {
        await Join(Alert("a") with { Symptom = "137" }, Requests.Cancel);

        (await Join(Alert("b") with { Symptom = "1" }, Requests.Cancel))!.Id.ShouldBe("b");
        (await Join(Alert("c") with { Symptom = "137" }, Requests.Cancel))!.Id.ShouldBe("a");
        (await Join(Alert("d") with { Symptom = null, At = Now.AddMinutes(1) }, Requests.Cancel))!.Id.ShouldBeOneOf("a", "b");
    }

    [Theory]
    [InlineData("C2", Checkout, 0)]
    [InlineData("C1", "service/111122223333/eu-central-1/prod/cart", 0)]
    [InlineData("C1", Checkout, 61)]
    public async Task Another_channel_or_service_or_an_hour_later_is_another_incident(string place, string subject, int minutes)
    {
        await Join(Alert("a"), Requests.Cancel);

        var later = Now.AddMinutes(minutes);
        (await Join(Alert("b") with { Place = place, Subject = subject, At = later, Since = later - s_window }, Requests.Cancel))!.Id.ShouldBe("b");
    }

    [Fact]
    public async Task What_turns_out_to_have_the_same_key_becomes_one()
    {
        await Join(Alert("a") with { Symptom = "137" }, Requests.Cancel);
        await Join(Alert("b") with { Symptom = "1", At = Now.AddMinutes(3) }, Requests.Cancel);
        await Book.Decide("a", Finding, null, Now - s_window, Requests.Cancel);

        var standing = await Book.Decide("b", Finding, null, Now - s_window, Requests.Cancel);

        standing.Id.ShouldBe("a");
        standing.Alerts.ShouldBe(2);
        standing.LastAt.ShouldBe(Now.AddMinutes(3));
        (await Book.Find("b", Requests.Cancel))!.State.ShouldBe(AlertIncidentState.Merged);
        // A later alert with the other's symptom joins what it became part of.
        (await Join(Alert("c") with { Symptom = "1" }, Requests.Cancel))!.Id.ShouldBe("a");
    }

    [Fact]
    public async Task A_pagers_alert_does_not_join_what_is_kept_silent()
    {
        await Join(Alert("a"), Requests.Cancel);
        await Book.Silence("a", Requests.Cancel);

        (await Join(Alert("b") with { JoinsSilent = true }, Requests.Cancel))!.Id.ShouldBe("a");
        (await Join(Alert("c"), Requests.Cancel))!.Id.ShouldBe("c");
    }

    [Fact]
    public async Task It_is_shown_until_the_message_says_what_there_is()
    {
        await Join(Alert("a"), Requests.Cancel);
        (await Book.Unshown(Now, Requests.Cancel)).ShouldBeEmpty();
        await Book.Decide("a", Finding with { PostAt = Now.AddHours(2) }, null, Now - s_window, Requests.Cancel);

        (await Book.Unshown(Now, Requests.Cancel)).ShouldBeEmpty();
        (await Book.NextDue(Now, Requests.Cancel)).ShouldBe(Now.AddHours(2));
        var due = (await Book.Unshown(Now.AddHours(2), Requests.Cancel)).ShouldHaveSingleItem();
        due.Finding.ShouldBe(Finding with { PostAt = Now.AddHours(2) });
        await Book.Shown("a", "7.0", 1, Requests.Cancel);
        (await Book.Unshown(Now.AddHours(2), Requests.Cancel)).ShouldBeEmpty();
        (await Book.PostedIn("C1", Now, Requests.Cancel)).ShouldBe(1);
        await Join(Alert("b"), Requests.Cancel);
        (await Book.Unshown(Now, Requests.Cancel)).ShouldHaveSingleItem().ShownAlerts.ShouldBe(1);
    }

    [Fact]
    public async Task It_is_over_once_nothing_fires_for_it_any_more()
    {
        await Join(Alert("a"), Requests.Cancel);
        await Join(Alert("b") with { Source = "cloudwatch", Group = "alarm" }, Requests.Cancel);
        await Book.Decide("a", Finding, null, Now - s_window, Requests.Cancel);

        (await Book.Resolve(End("pagerduty", "PD1"), Requests.Cancel)).ShouldBeEmpty();
        var over = (await Book.Resolve(End("cloudwatch", "alarm"), Requests.Cancel)).ShouldHaveSingleItem();
        over.Id.ShouldBe("a");
        over.ResolvedBy.ShouldBe("cloudwatch");
        // Said twice, it closes once.
        (await Book.Resolve(End("cloudwatch", "alarm"), Requests.Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task It_fires_again_and_the_end_is_taken_back()
    {
        await Join(Alert("a"), Requests.Cancel);
        await Book.Decide("a", Finding, null, Now - s_window, Requests.Cancel);
        await Book.Resolve(End("pagerduty", "PD1"), Requests.Cancel);
        await Book.Close("a", "over", Requests.Cancel);
        await Book.ClosingShown("a", "9.0", "over", Requests.Cancel);

        var again = await Join(Alert("b") with { At = Now.AddMinutes(5) }, Requests.Cancel);

        again!.ResolvedAt.ShouldBeNull();
        again.Closing.ShouldBeNull();
        again.ClosingTs.ShouldBe("9.0");
        (await Book.Resolve(End("pagerduty", "PD1") with { At = Now.AddMinutes(6) }, Requests.Cancel)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_alert_that_comes_after_its_own_end_opens_nothing()
    {
        await Book.Resolve(End("pagerduty", "PD1") with { At = Now.AddMinutes(1) }, Requests.Cancel);

        (await Join(Alert("a"), Requests.Cancel)).ShouldBeNull();
        (await Join(Alert("b") with { At = Now.AddMinutes(2) }, Requests.Cancel))!.Id.ShouldBe("b");
    }

    [Fact]
    public async Task The_service_as_a_whole_ends_what_no_group_keeps_open()
    {
        await Join(Alert("a") with { Group = null }, Requests.Cancel);

        (await Book.Resolve(End("eventbridge", null) with { Subject = Checkout }, Requests.Cancel)).ShouldHaveSingleItem().Id.ShouldBe("a");
    }

    [Fact]
    public async Task Openings_are_counted_by_place_whatever_came_of_them()
    {
        await Join(Alert("a"), Requests.Cancel);
        await Join(Alert("b"), Requests.Cancel);
        await Join(Alert("c") with { Symptom = null, Subject = "task/x" }, Requests.Cancel);
        await Book.Silence("c", Requests.Cancel);

        (await Book.OpenedIn("C1", Now.AddMinutes(-1), Requests.Cancel)).ShouldBe(2);
        (await Book.OpenedIn("C2", Now.AddMinutes(-1), Requests.Cancel)).ShouldBe(0);
        (await Book.OpenedIn("C1", Now.AddMinutes(1), Requests.Cancel)).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_muted_is_so_in_one_channel_until_its_time()
    {
        await Book.Mute("C1", [Checkout], Now.AddHours(1), Requests.Cancel);

        (await Book.IsMuted("C1", Checkout, Now, Requests.Cancel)).ShouldBeTrue();
        (await Book.IsMuted("C2", Checkout, Now, Requests.Cancel)).ShouldBeFalse();
        (await Book.IsMuted("C1", Checkout, Now.AddHours(1), Requests.Cancel)).ShouldBeFalse();
    }

    [Fact]
    public async Task What_nobody_could_read_is_kept_once_and_purged_in_time()
    {
        var kept = new KeptAlert("generic", "x", "no JSON", Now, "{"u8.ToArray());
        await Book.Keep(kept, Requests.Cancel);
        await Book.Keep(kept, Requests.Cancel);
        await Join(Alert("a"), Requests.Cancel);

        (await Book.Kept(10, Requests.Cancel)).ShouldHaveSingleItem().Because.ShouldBe("no JSON");
        _folder.Time.Pass(TimeSpan.FromDays(31));
        await _store.Purge(Retention.Default, Requests.Cancel);
        (await Book.Kept(10, Requests.Cancel)).ShouldBeEmpty();
        (await Book.Find("a", Requests.Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task An_alert_that_says_it_is_old_is_kept_as_long_as_any()
    {
        var old = Now.AddDays(-300);
        await Join(Alert("a") with { At = old, Since = old - s_window }, Requests.Cancel);

        await _store.Purge(Retention.Default, Requests.Cancel);

        (await Book.Find("a", Requests.Cancel)).ShouldNotBeNull().Alerts.ShouldBe(1);
        (await Book.Resolve(End("pagerduty", "PD1") with { At = old.AddMinutes(7), Since = old - s_window }, Requests.Cancel)).ShouldHaveSingleItem().Id.ShouldBe("a");
        _folder.Time.Pass(TimeSpan.FromDays(31));
        await _store.Purge(Retention.Default, Requests.Cancel);
        (await Book.Find("a", Requests.Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task That_an_old_alert_is_over_is_not_forgotten_while_its_incident_stands()
    {
        var old = Now.AddDays(-300);
        await Join(Alert("a") with { At = old, Since = old - s_window }, Requests.Cancel);
        await Join(Alert("b") with { At = old, Since = old - s_window, Group = "PD2" }, Requests.Cancel);
        await Book.Resolve(End("pagerduty", "PD1") with { At = old.AddMinutes(7), Since = old - s_window }, Requests.Cancel);

        await _store.Purge(Retention.Default, Requests.Cancel);

        (await Book.Resolve(End("pagerduty", "PD2") with { At = old.AddMinutes(8), Since = old - s_window }, Requests.Cancel)).ShouldHaveSingleItem().Id.ShouldBe("a");
    }

    [Fact]
    public async Task Who_tells_a_symptom_waits_while_somebody_looks_at_the_same_service()
    {
        await Join(Alert("a"), Requests.Cancel);

        (await Book.Join(Alert("b") with { Symptom = "137" }, Requests.Cancel)).MustWait.ShouldBeTrue();
        await Book.Decide("a", Finding, "137", Now - s_window, Requests.Cancel);
        (await Join(Alert("b") with { Symptom = "137" }, Requests.Cancel))!.Id.ShouldBe("a");
        (await Join(Alert("c") with { Symptom = "1" }, Requests.Cancel))!.Id.ShouldBe("c");
    }

    private async Task<AlertIncident?> Join(JoiningAlert alert, CancellationToken cancellationToken) => (await Book.Join(alert, cancellationToken)).Incident;

    private AlertFinding Finding => new("key", "checkout · OOM · container_oom", Checkout, "T1", "C1", null, "prod/checkout", "{}", "{}", Now);

    private JoiningAlert Alert(string id) => new(id, "C1", Checkout, null, "pagerduty", "PD1", "checkout is down", null, Now, Now - s_window, JoinsSilent: false);

    private AlertEnd End(string source, string? group) => new(source, group, null, null, Now, Now - s_window);
}
