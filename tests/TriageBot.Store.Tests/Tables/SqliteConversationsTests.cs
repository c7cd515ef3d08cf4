using Microsoft.Data.Sqlite;
using TriageBot.Store.Tests.Fakes;

namespace TriageBot.Store.Tests.Tables;

public sealed class SqliteConversationsTests : IAsyncLifetime
{
    private readonly StoreFolder _folder = new();
    private StoreFile _store = null!;

    private DateTimeOffset Now => _folder.Time.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        _store = _folder.Open();
        await _store.Incidents.Begin(new Incident("i", "T", "C", "k", "t", "U", Now, null, null, null), Now, Requests.Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_log_stands_in_the_order_in_which_it_was_written()
    {
        IncidentEvent[] events = [Entry(IncidentEvents.Asked, "logs"), Entry(IncidentEvents.Looked, "GetLogEvents") with { Result = "found", Size = 40 }, Entry(IncidentEvents.Answered, "logs")];

        await _store.Conversations.Append(events, Requests.Cancel);

        (await Log()).ShouldBe(events);
    }

    [Fact]
    public async Task What_is_told_twice_under_a_key_stands_once_and_look_ups_stand_each()
    {
        var asked = Entry(IncidentEvents.Asked, "logs") with { OnceKey = "r:asked" };
        var looked = Entry(IncidentEvents.Looked, "GetLogEvents");

        await _store.Conversations.Append([asked, looked], Requests.Cancel);
        await _store.Conversations.Append([asked, looked], Requests.Cancel);

        (await Log()).Select(e => e.What).ShouldBe([IncidentEvents.Asked, IncidentEvents.Looked, IncidentEvents.Looked]);
    }

    [Fact]
    public async Task What_stands_in_the_log_cannot_be_changed()
    {
        await _store.Conversations.Append([Entry(IncidentEvents.Asked, "logs")], Requests.Cancel);
        await _store.DisposeAsync();
        await using var connection = new SqliteConnection($"Data Source={_folder.Store};Pooling=False");
        await connection.OpenAsync(Requests.Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE incident_event SET detail = 'something else'";

        (await Should.ThrowAsync<SqliteException>(() => command.ExecuteNonQueryAsync(Requests.Cancel))).Message.ShouldContain("only added to");
    }

    [Fact]
    public async Task It_goes_with_the_incident_and_nothing_is_added_after_that()
    {
        await _store.Conversations.Append([Entry(IncidentEvents.Asked, "logs")], Requests.Cancel);
        await _store.Conversations.Keep(new Continuation("c", "i", "logs 40 before", Now), Requests.Cancel);
        _folder.Time.Pass(TimeSpan.FromDays(29));
        await _store.Purge(Retention.Default, Requests.Cancel);
        (await Log()).Count.ShouldBe(1);

        _folder.Time.Pass(TimeSpan.FromDays(2));
        (await _store.Purge(Retention.Default, Requests.Cancel)).Incidents.ShouldBe(1);
        await _store.Conversations.Append([Entry(IncidentEvents.Clicked, "logs")], Requests.Cancel);

        (await Log()).ShouldBeEmpty();
        (await _store.Conversations.Continuation("c", Requests.Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task How_an_answer_goes_on_is_kept_across_a_restart()
    {
        var more = new Continuation("c", "i", "logs 40 before", Now);
        await _store.Conversations.Keep(more, Requests.Cancel);
        await _store.Conversations.Keep(more with { Question = "another" }, Requests.Cancel);
        await _store.DisposeAsync();
        _store = _folder.Open();

        (await _store.Conversations.Continuation("c", Requests.Cancel)).ShouldBe(more);
        (await _store.Conversations.Continuation("d", Requests.Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task A_reply_is_kept_once_for_its_request_and_goes_with_its_incident()
    {
        var reply = new KeptReply("r", "i", "{}", Now);
        await _store.Conversations.Keep(reply, Requests.Cancel);
        await _store.Conversations.Keep(reply with { Message = "another" }, Requests.Cancel);
        await _store.Conversations.Keep(reply with { Request = "s", IncidentId = "nobody's" }, Requests.Cancel);
        await _store.DisposeAsync();
        _store = _folder.Open();

        (await _store.Conversations.KeptReply("r", Requests.Cancel)).ShouldBe(reply);
        (await _store.Conversations.KeptReply("s", Requests.Cancel)).ShouldBeNull();
        _folder.Time.Pass(TimeSpan.FromDays(31));
        await _store.Purge(Retention.Default, Requests.Cancel);
        (await _store.Conversations.KeptReply("r", Requests.Cancel)).ShouldBeNull();
    }

    private Task<IReadOnlyList<IncidentEvent>> Log() => _store.Conversations.LogOf("i", Requests.Cancel);

    private IncidentEvent Entry(string what, string detail) => new("i", Now, what, "U", "C", "r", detail, null, null);
}
