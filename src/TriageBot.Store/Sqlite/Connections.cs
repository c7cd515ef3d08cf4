using Microsoft.Data.Sqlite;

namespace TriageBot.Store.Sqlite;

/// <summary>Opens connections to the one file, each with what SQLite keeps per connection.</summary>
internal sealed class Connections(string path)
{
    /// <summary>In seconds; below the three in which Slack must hear from us.</summary>
    private const int LongestWait = 2;

    public Session Writer() => Open("PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY");

    public Session Reader() => Open("PRAGMA query_only = ON; PRAGMA temp_store = MEMORY");

    private Session Open(string settings)
    {
        // A pool would keep the file open when the store lets go of it.
        var text = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = LongestWait };
        var connection = new SqliteConnection(text.ToString());
        var session = new Session(connection);
        try
        {
            connection.Open();
            session.Script($"PRAGMA busy_timeout = {LongestWait * 1000}; {settings}");
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }
}
