using TriageBot.Store.Sqlite;

namespace TriageBot.Store.Opening;

/// <summary>The tables, and how an older file becomes a newer one. Times are UTC ticks of 100 ns.</summary>
internal static class Schema
{
    /// <summary>Says in the file's header that it is ours ("trgb").</summary>
    private const long ApplicationId = 0x74726762;

    /// <summary>The first makes an empty file version 1, the next makes that version 2. What was released is never changed, only added to.</summary>
    private static readonly string[] s_migrations = [Version1, Version2, Version3, Version4, Version5];

    private const string Version1 = """
        CREATE TABLE claim (
            key TEXT NOT NULL PRIMARY KEY,
            claimed_at INTEGER NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX claim_age ON claim (claimed_at);

        -- state: 0 waits, 1 is taken, 2 has expired
        CREATE TABLE request (
            seq INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            payload BLOB,
            accepted_at INTEGER NOT NULL,
            due_at INTEGER NOT NULL,
            tries INTEGER NOT NULL,
            state INTEGER NOT NULL
        );
        CREATE INDEX request_waiting ON request (seq, due_at) WHERE state = 0;

        CREATE TABLE intent (
            id TEXT NOT NULL PRIMARY KEY,
            request_id TEXT NOT NULL,
            slot TEXT NOT NULL,
            channel TEXT NOT NULL,
            thread_ts TEXT,
            intended_at INTEGER NOT NULL,
            tries INTEGER NOT NULL,
            ts TEXT,
            UNIQUE (request_id, slot)
        );
        CREATE INDEX intent_age ON intent (intended_at);

        CREATE TABLE incident (
            id TEXT NOT NULL PRIMARY KEY,
            team TEXT NOT NULL,
            channel TEXT NOT NULL,
            target_key TEXT NOT NULL,
            target TEXT NOT NULL,
            asked_by TEXT NOT NULL,
            begun_at INTEGER NOT NULL,
            message_ts TEXT,
            finished_at INTEGER,
            report TEXT,
            abandoned INTEGER NOT NULL
        );
        CREATE INDEX incident_target ON incident (team, channel, target_key, begun_at);
        CREATE INDEX incident_message ON incident (team, channel, message_ts);
        CREATE INDEX incident_age ON incident (begun_at);

        CREATE TABLE feedback (
            incident_id TEXT NOT NULL,
            user TEXT NOT NULL,
            is_right INTEGER NOT NULL,
            bucket TEXT,
            cause TEXT,
            note TEXT,
            redacted_case TEXT,
            said_at INTEGER NOT NULL,
            PRIMARY KEY (incident_id, user)
        ) WITHOUT ROWID;
        """;

    /// <summary>Alerts.</summary>
    private const string Version2 = """
        -- state: 0 open, 1 decided, 2 silent, 3 merged, 4 abandoned
        CREATE TABLE alert_incident (
            id TEXT NOT NULL PRIMARY KEY,
            state INTEGER NOT NULL,
            place TEXT NOT NULL,
            subject TEXT NOT NULL,
            symptom TEXT,
            title TEXT NOT NULL,
            url TEXT,
            opened_at INTEGER NOT NULL,
            first_at INTEGER NOT NULL,
            last_at INTEGER NOT NULL,
            merged_into TEXT,
            key TEXT,
            key_text TEXT,
            found_subject TEXT,
            team TEXT,
            channel TEXT,
            thread_ts TEXT,
            target TEXT,
            message TEXT,
            report TEXT,
            post_at INTEGER,
            message_ts TEXT,
            posted_at INTEGER,
            shown_alerts INTEGER NOT NULL,
            resolved_at INTEGER,
            resolved_by TEXT,
            closing TEXT,
            closing_ts TEXT,
            shown_closing TEXT
        );
        CREATE INDEX alert_incident_subject ON alert_incident (subject, last_at);
        CREATE INDEX alert_incident_found ON alert_incident (found_subject, last_at);
        CREATE INDEX alert_incident_key ON alert_incident (key, last_at);
        CREATE INDEX alert_incident_state ON alert_incident (state, last_at);
        CREATE INDEX alert_incident_opened ON alert_incident (place, opened_at);

        CREATE TABLE alert_join (
            request_id TEXT NOT NULL PRIMARY KEY,
            incident_id TEXT NOT NULL,
            source TEXT NOT NULL,
            group_key TEXT,
            at INTEGER NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX alert_join_incident ON alert_join (incident_id, source);
        CREATE INDEX alert_join_group ON alert_join (group_key, source);
        CREATE INDEX alert_join_age ON alert_join (at);

        CREATE TABLE alert_over (
            source TEXT NOT NULL,
            group_key TEXT NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (source, group_key)
        ) WITHOUT ROWID;

        CREATE TABLE alert_mute (
            channel TEXT NOT NULL,
            subject TEXT NOT NULL,
            until INTEGER NOT NULL,
            PRIMARY KEY (channel, subject)
        ) WITHOUT ROWID;

        CREATE TABLE alert_unread (
            source TEXT NOT NULL,
            id TEXT NOT NULL,
            because TEXT NOT NULL,
            at INTEGER NOT NULL,
            body BLOB NOT NULL,
            PRIMARY KEY (source, id)
        ) WITHOUT ROWID;
        """;

    /// <summary>Threads: which one is an incident's, what was said and done in it, what makes two incidents alike.</summary>
    private const string Version3 = """
        ALTER TABLE incident ADD COLUMN thread_ts TEXT;
        ALTER TABLE incident ADD COLUMN is_own_thread INTEGER NOT NULL DEFAULT 1;
        ALTER TABLE incident ADD COLUMN like_key TEXT;
        ALTER TABLE incident ADD COLUMN like_kind TEXT;
        ALTER TABLE incident ADD COLUMN like_task TEXT;
        UPDATE incident SET (thread_ts, like_key, like_kind) =
            (SELECT a.thread_ts, a.key, substr(a.key, length(a.found_subject) + 2) FROM alert_incident a WHERE a.id = incident.id);
        CREATE INDEX incident_thread ON incident (team, channel, thread_ts);
        CREATE INDEX incident_like_key ON incident (team, like_key, begun_at);
        CREATE INDEX incident_like_kind ON incident (team, like_kind, begun_at);

        CREATE TABLE incident_event (
            seq INTEGER PRIMARY KEY,
            incident_id TEXT NOT NULL,
            at INTEGER NOT NULL,
            what TEXT NOT NULL,
            user TEXT NOT NULL,
            channel TEXT NOT NULL,
            request_id TEXT NOT NULL,
            detail TEXT NOT NULL,
            result TEXT,
            size INTEGER,
            once_key TEXT UNIQUE
        );
        CREATE INDEX incident_event_incident ON incident_event (incident_id, seq);
        CREATE TRIGGER incident_event_stands BEFORE UPDATE ON incident_event BEGIN
            SELECT raise(ABORT, 'the log of an incident is only added to');
        END;

        CREATE TABLE continuation (
            id TEXT NOT NULL PRIMARY KEY,
            incident_id TEXT NOT NULL,
            question TEXT NOT NULL,
            at INTEGER NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX continuation_incident ON continuation (incident_id);

        CREATE TRIGGER incident_gone AFTER DELETE ON incident BEGIN
            DELETE FROM incident_event WHERE incident_id = OLD.id;
            DELETE FROM continuation WHERE incident_id = OLD.id;
        END;
        """;

    /// <summary>Models: what they answered, and what they used.</summary>
    private const string Version4 = """
        CREATE TABLE model_answer (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            key TEXT NOT NULL UNIQUE,
            answer TEXT NOT NULL,
            kept_at INTEGER NOT NULL
        );
        CREATE INDEX model_answer_age ON model_answer (kept_at);

        -- day: days since 0001-01-01, UTC; cost: trillionths of the currency
        CREATE TABLE model_spending (
            day INTEGER NOT NULL,
            channel TEXT NOT NULL,
            tokens INTEGER NOT NULL,
            cost INTEGER NOT NULL,
            PRIMARY KEY (day, channel)
        ) WITHOUT ROWID;
        """;

    /// <summary>Replies that cost something to make.</summary>
    private const string Version5 = """
        CREATE TABLE kept_reply (
            request_id TEXT NOT NULL PRIMARY KEY,
            incident_id TEXT NOT NULL,
            message TEXT NOT NULL,
            at INTEGER NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX kept_reply_incident ON kept_reply (incident_id);
        CREATE TRIGGER incident_gone_replies AFTER DELETE ON incident BEGIN
            DELETE FROM kept_reply WHERE incident_id = OLD.id;
        END;
        """;

    public static int Newest => s_migrations.Length;

    /// <exception cref="StoreException">The file is another program's, or a newer version's.</exception>
    public static void Prepare(Session session, string path)
    {
        var version = (int)session.Number("PRAGMA user_version");
        var isEmpty = version == 0 && session.Number("SELECT count(*) FROM sqlite_master") == 0;
        if (!isEmpty && session.Number("PRAGMA application_id") != ApplicationId)
            throw new StoreException($"{path} is a database of another program. Name another path for the store.");

        if (version > Newest)
            throw new StoreException($"The store {path} is of a newer version (schema {version}; this program knows up to {Newest}). Start the newer program, or name another path.");

        if (version == Newest)
            return;

        session.Script("BEGIN IMMEDIATE");
        foreach (var migration in s_migrations.Skip(version))
            session.Script(migration);
        session.Script($"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Newest}; COMMIT");
    }
}
