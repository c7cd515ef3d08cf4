using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace TriageBot.Store.Sqlite;

/// <summary>One connection and its prepared statements; for one caller at a time. Parameters are <c>$1</c>, <c>$2</c> and so on.</summary>
internal sealed class Session(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _prepared = [];

    /// <summary>Whether a transaction is open; SQLite ends one by itself upon some failures.</summary>
    public bool IsInTransaction => SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0;

    /// <returns>How many rows were written or taken away.</returns>
    public int Execute(string sql, params ReadOnlySpan<object?> values) => Prepare(sql, values).ExecuteNonQuery();

    /// <summary>The first row; the default where there is none.</summary>
    public T? First<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var rows = Prepare(sql, values).ExecuteReader();
        return rows.Read() ? read(rows) : default;
    }

    public List<T> All<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var rows = Prepare(sql, values).ExecuteReader();
        var all = new List<T>();
        while (rows.Read())
            all.Add(read(rows));
        return all;
    }

    public long Number(string sql, params ReadOnlySpan<object?> values) => First(sql, r => r.GetInt64(0), values);

    /// <summary>Moves the log into the file and empties it; not in a transaction.</summary>
    /// <returns>False where a reader stood against it.</returns>
    public bool EmptyLog() => Number("PRAGMA wal_checkpoint(TRUNCATE)") == 0;

    /// <summary>Several statements without parameters, such as once at the start.</summary>
    [SuppressMessage("Security", "CA2100", Justification = "The text is the program's own: nothing from outside is ever part of it.")]
    public void Script(string sql)
    {
        using var command = connection.CreateCommand();
        // The text is the program's own: nothing from outside is ever part of it.
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values)
            command.Dispose();
        connection.Dispose();
    }

    [SuppressMessage("Security", "CA2100", Justification = "The text is the program's own: nothing from outside is ever part of it.")]
    private SqliteCommand Prepare(string sql, ReadOnlySpan<object?> values)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            _prepared.Add(sql, command);
        }

        command.Parameters.Clear();
        for (var i = 0; i < values.Length; i++)
            command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"${i + 1}"), values[i] ?? DBNull.Value);
        return command;
    }
}
