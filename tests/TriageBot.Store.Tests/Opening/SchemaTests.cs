using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using TriageBot.Store.Tests.Fakes;

namespace TriageBot.Store.Tests.Opening;

public sealed class SchemaTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_newer_schema_is_refused()
    {
        await _folder.Open().DisposeAsync();
        Run("PRAGMA user_version = 1000");

        Should.Throw<StoreException>(_folder.Open).Message.ShouldContain("is of a newer version (schema 1000;");
    }

    [Fact]
    public void Another_programs_database_is_refused_and_left_as_it_is()
    {
        Run("CREATE TABLE request (theirs TEXT); INSERT INTO request VALUES ('kept')");
        var before = _folder.Bytes();
        var mode = File.GetUnixFileMode(_folder.Store);

        Should.Throw<StoreException>(_folder.Open).Message.ShouldContain("is a database of another program");

        _folder.Bytes().ShouldBe(before);
        File.GetUnixFileMode(_folder.Store).ShouldBe(mode);
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_left_as_it_is()
    {
        File.WriteAllText(_folder.Store, string.Concat(Enumerable.Repeat("a diary\n", 1_000)));

        Should.Throw<StoreException>(_folder.Open).Message.ShouldContain("is not an SQLite database");

        File.ReadAllText(_folder.Store).ShouldStartWith("a diary");
    }

    [Fact]
    public async Task A_damaged_file_is_refused()
    {
        await using (var store = _folder.Open())
            await Task.WhenAll(Enumerable.Range(0, 500).Select(i => store.Accept($"key-{i}", new string('x', 500))));
        using (var file = File.OpenWrite(_folder.Store))
        {
            file.Position = file.Length / 2;
            file.Write(Enumerable.Repeat((byte)0xAB, 20_000).ToArray());
        }

        Should.Throw<StoreException>(_folder.Open).Message.ShouldContain("is damaged");
    }

    [Fact]
    public async Task A_file_that_lost_its_end_is_refused()
    {
        await using (var store = _folder.Open())
            await Task.WhenAll(Enumerable.Range(0, 500).Select(i => store.Accept($"key-{i}", new string('x', 500))));
        using (var file = File.OpenWrite(_folder.Store))
            file.SetLength(file.Length / 2);

        Should.Throw<StoreException>(_folder.Open).Message.ShouldContain("is damaged");
    }

    [Fact]
    public async Task An_empty_file_becomes_a_store()
    {
        File.WriteAllText(_folder.Store, "");

        await using var store = _folder.Open();

        (await store.Accept("a")).ShouldBeTrue();
    }

    [Fact]
    public async Task An_older_stores_alerts_keep_their_threads_and_are_recognised()
    {
        await using (var made = _folder.Open())
            await made.Incidents.Begin(new Incident("a", "T", "C", "service/x", "t", "", DateTimeOffset.UnixEpoch, "7.1", null, null), DateTimeOffset.UnixEpoch, Requests.Cancel);
        // As version 2 had it.
        Run("""
            DROP TRIGGER incident_gone_replies; DROP TABLE kept_reply; DROP TABLE model_answer; DROP TABLE model_spending;
            DROP TRIGGER incident_gone; DROP TABLE continuation; DROP TABLE incident_event;
            DROP INDEX incident_thread; DROP INDEX incident_like_key; DROP INDEX incident_like_kind;
            ALTER TABLE incident DROP COLUMN thread_ts; ALTER TABLE incident DROP COLUMN is_own_thread;
            ALTER TABLE incident DROP COLUMN like_key; ALTER TABLE incident DROP COLUMN like_kind; ALTER TABLE incident DROP COLUMN like_task;
            INSERT INTO alert_incident (id, state, place, subject, title, opened_at, first_at, last_at, key, found_subject, thread_ts, shown_alerts)
                VALUES ('a', 1, 'C', 's', 'down', 0, 0, 0, 'service/x|OOM|container_oom|killed', 'service/x', '7.0', 1);
            PRAGMA user_version = 2;
            """);

        await using var store = _folder.Open();

        var incident = (await store.Incidents.OfThread("T", "C", "7.0", Requests.Cancel)).ShouldNotBeNull();
        incident.IsOwnThread.ShouldBeTrue();
        incident.Likeness.ShouldBe(new Likeness("service/x|OOM|container_oom|killed", "OOM|container_oom|killed", null));
    }

    [Fact]
    public async Task A_store_from_before_models_learns_to_keep_what_they_answer_and_loses_nothing()
    {
        await using (var made = _folder.Open())
            await made.Incidents.Begin(new Incident("a", "T", "C", "service/x", "t", "", DateTimeOffset.UnixEpoch, "7.1", null, null), DateTimeOffset.UnixEpoch, Requests.Cancel);
        // As version 3 had it.
        Run("DROP TRIGGER incident_gone_replies; DROP TABLE kept_reply; DROP TABLE model_answer; DROP TABLE model_spending; PRAGMA user_version = 3;");

        await using var store = _folder.Open();

        (await store.Incidents.Find("a", Requests.Cancel)).ShouldNotBeNull();
        await store.Models.Keep("key", "answer", Requests.Cancel);
        (await store.Models.Find("key", DateTimeOffset.UnixEpoch, Requests.Cancel)).ShouldBe("answer");
    }

    [SuppressMessage("Security", "CA2100", Justification = "The text is the test's own.")]
    private void Run(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.Store};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
