using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace TriageBot.Store.Sqlite;

/// <summary>What a failure of SQLite means for a person (https://www.sqlite.org/rescode.html).</summary>
internal sealed class Failures(string path)
{
    public StoreException Of(SqliteException e) => new(Message(e), e);

    public StoreException Closed() => new($"The store {path} is closed: the process is stopping. What was accepted waits in it for the next start.");

    public StoreException Damaged(string finding, Exception? inner = null) => new(
        $"The store {path} is damaged ({finding}). Stop the program and move this file and those beside it ({path}-wal, {path}-shm) away; it then begins with an empty one. "
        + "Requests that waited are lost; `sqlite3 FILE .recover` may bring back feedback.", inner);

    private string Message(SqliteException e) => e.SqliteErrorCode switch
    {
        raw.SQLITE_FULL => $"The store {path} cannot be written: its disk is full. Free space on it; until then nothing is accepted, and then it works on without a restart.",
        raw.SQLITE_IOERR => $"The store {path} cannot be read or written (SQLite {e.SqliteExtendedErrorCode}: I/O error). "
            + "Check the disk, its quota and the process's file size limit (`df`, `quota`, `ulimit -f`); once they allow it, it works on without a restart.",
        raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_CANTOPEN or raw.SQLITE_AUTH =>
            $"The store {path} is not writable (SQLite {e.SqliteExtendedErrorCode}). Give the process's user write access to the file and its folder, or name another path.",
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED =>
            $"The store {path} is kept busy by another program, such as an sqlite3 shell with an open transaction. Close that; the store is for one process only.",
        raw.SQLITE_NOTADB => $"The store {path} is not an SQLite database. Name another path, or move that file away.",
        raw.SQLITE_CORRUPT => Damaged($"SQLite {e.SqliteExtendedErrorCode}").Message,
        raw.SQLITE_NOMEM => $"The store {path} could not be used: the process is out of memory. Give it more.",
        _ => $"The store {path} failed (SQLite {e.SqliteExtendedErrorCode}). Restart the program; if it fails again, move the file away and report this number.",
    };
}
