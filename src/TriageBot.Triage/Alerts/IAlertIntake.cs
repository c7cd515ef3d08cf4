namespace TriageBot.Triage.Alerts;

/// <summary>Takes alerts in, whichever way they come. What it took is on disk when it returns: only then may the sender be told so.</summary>
public interface IAlertIntake
{
    /// <summary>Takes it; false where it was taken before (by source and id, for 24 hours), and then nothing is done.</summary>
    /// <exception cref="AlertNotTakenException">It could not be stored: the sender has to send it again.</exception>
    Task<bool> Take(Alert alert, CancellationToken cancellationToken);

    /// <summary>Keeps one that nobody can read, named by what is known of it.</summary>
    /// <exception cref="AlertNotTakenException">It could not be stored: the sender has to send it again.</exception>
    Task Keep(UnreadAlert alert, CancellationToken cancellationToken);
}

/// <summary>An alert in a format that nobody here knows.</summary>
/// <param name="Source">The way it came, one of <see cref="AlertSources"/>.</param>
/// <param name="Id">The same when it is delivered again; where it names none, the body's SHA-256.</param>
/// <param name="Because">Why it could not be read, in one line for the log: no word of the body.</param>
/// <param name="Body">As it came, at most 256 KiB.</param>
public sealed record UnreadAlert(string Source, string Id, string Because, ReadOnlyMemory<byte> Body);

/// <summary>The message says what failed and what to do.</summary>
public sealed class AlertNotTakenException(string message, Exception? inner = null) : Exception(message, inner);
