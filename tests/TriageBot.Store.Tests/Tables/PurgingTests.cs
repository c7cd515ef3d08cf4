using System.Text;
using TriageBot.Store.Tests.Fakes;

namespace TriageBot.Store.Tests.Tables;

public sealed class PurgingTests : IAsyncLifetime
{
    private readonly StoreFolder _folder = new();
    private StoreFile _store = null!;

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
    public async Task A_request_that_nobody_finished_expires_after_a_day_and_is_told_once()
    {
        await _store.Accept("old");
        var accepted = _folder.Time.GetUtcNow();
        var taken = (await _store.Take())!;
        _folder.Time.Pass(TimeSpan.FromHours(1));
        await _store.Accept("young");
        _folder.Time.Pass(TimeSpan.FromHours(23.5));

        (await Purge()).Expired.ShouldBe([new ExpiredRequest(taken.Id, "ask", accepted, 1)]);

        (await Purge()).Expired.ShouldBeEmpty();
        (await _store.Inbox.Count(Requests.Cancel)).ShouldBe(1);
        await _store.Inbox.HandBack(taken.Id, Requests.Cancel);
        (await _store.Take()).ShouldNotBeNull().Id.ShouldNotBe(taken.Id);
        (await _store.Take()).ShouldBeNull();
    }

    [Fact]
    public async Task A_key_is_claimed_for_two_days()
    {
        await _store.Accept("k");
        await _store.Inbox.Done((await _store.Take())!.Id, Requests.Cancel);
        _folder.Time.Pass(TimeSpan.FromHours(47));
        (await Purge()).Keys.ShouldBe(0);
        (await _store.Accept("k")).ShouldBeFalse();

        _folder.Time.Pass(TimeSpan.FromHours(2));

        (await Purge()).Keys.ShouldBe(1);
        (await _store.Accept("k")).ShouldBeTrue();
    }

    [Fact]
    public async Task More_than_one_step_is_purged()
    {
        await Task.WhenAll(Enumerable.Range(0, 1_200).Select(i => _store.Accept($"{i}")));
        _folder.Time.Pass(TimeSpan.FromHours(49));

        var purged = await Purge();

        purged.Expired.Count.ShouldBe(1_200);
        purged.Keys.ShouldBe(1_200);
    }

    [Fact]
    public async Task Incidents_go_after_thirty_days_and_what_people_said_stays()
    {
        var begun = _folder.Time.GetUtcNow();
        await _store.Incidents.Begin(new Incident("i", "T", "C", "k", "t", "U", begun, null, null, null), begun, Requests.Cancel);
        await _store.Incidents.Say(new Feedback("i", "U", Right: true, null, null, null, null, begun), Requests.Cancel);
        await _store.Outbox.Intend("r", "report", "C", null, Requests.Cancel);
        _folder.Time.Pass(TimeSpan.FromDays(31));

        var purged = await Purge();

        purged.Incidents.ShouldBe(1);
        purged.Intents.ShouldBe(1);
        (await _store.Incidents.Find("i", Requests.Cancel)).ShouldBeNull();
        (await _store.Incidents.FeedbackOf("i", Requests.Cancel)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Models_answers_go_after_a_day_and_what_they_used_after_forty()
    {
        var day = DateOnly.FromDateTime(_folder.Time.GetUtcNow().UtcDateTime);
        await _store.Models.Keep("key", "an-answer", Requests.Cancel);
        await _store.Models.Spend(day, "C", new ModelSpending(1, 1), Requests.Cancel);
        _folder.Time.Pass(TimeSpan.FromHours(24));

        await Purge();

        _folder.Bytes().AsSpan().IndexOf("an-answer"u8).ShouldBe(-1);
        (await _store.Models.SpentOn(day, null, Requests.Cancel)).Tokens.ShouldBe(1);
        _folder.Time.Pass(TimeSpan.FromDays(40));
        await Purge();
        (await _store.Models.SpentOn(day, null, Requests.Cancel)).Tokens.ShouldBe(0);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(20_000)]
    public async Task What_is_done_is_in_no_file_after_the_next_purge(int length)
    {
        var secret = string.Concat(Enumerable.Repeat("s3cr3t-url", length / 10));
        await _store.Accept("kept", "harmless-one");
        await _store.Accept("k", secret);
        _folder.Bytes().AsSpan().IndexOf("s3cr3t-url"u8).ShouldBeGreaterThan(0);
        await _store.Take();
        await _store.Inbox.Done((await _store.Take())!.Id, Requests.Cancel);

        (await Purge()).IsComplete.ShouldBeTrue();

        _folder.Bytes().AsSpan().IndexOf(Encoding.ASCII.GetBytes("s3cr3t-url")).ShouldBe(-1);
        _folder.Bytes().AsSpan().IndexOf("harmless-one"u8).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task What_expired_is_in_no_file_either()
    {
        await _store.Accept("k", "s3cr3t-url");
        _folder.Time.Pass(TimeSpan.FromHours(25));

        await Purge();

        _folder.Bytes().AsSpan().IndexOf("s3cr3t-url"u8).ShouldBe(-1);
    }

    [Fact]
    public void Keys_outlive_payloads() =>
        Should.Throw<ArgumentException>(() => _store.Purge(Retention.Default with { Keys = TimeSpan.FromHours(1) }, Requests.Cancel)).Message.ShouldContain("Keep keys longer");

    private Task<Purged> Purge() => _store.Purge(Retention.Default, Requests.Cancel);
}
