namespace TriageBot.Store;

/// <summary>
/// Which alerts belong together: one incident is one investigation and one message. Whatever is written under an alert's own id is written once,
/// also when the process was killed in between.
/// </summary>
/// <exception cref="StoreException">From every method.</exception>
public interface IAlertBook
{
    /// <summary>Joins the incident that stands for the same place, subject and symptom, or opens one. A second time with the same alert returns the same.</summary>
    Task<AlertPlace> Join(JoiningAlert alert, CancellationToken cancellationToken);

    Task<AlertIncident?> Find(string id, CancellationToken cancellationToken);

    /// <summary>
    /// What was found out. Where another incident of the same channel has the same key by now, this one becomes part of that one, with all its alerts.
    /// </summary>
    /// <returns>The incident that stands.</returns>
    /// <param name="symptom">Of what was looked at, where the alert did not tell it.</param>
    Task<AlertIncident> Decide(string id, AlertFinding finding, string? symptom, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Nothing is posted of it: normal life, or a place where nothing may be said.</summary>
    Task Silence(string id, CancellationToken cancellationToken);

    /// <summary>It could not be investigated or shown: no later alert joins it.</summary>
    Task Abandon(string id, CancellationToken cancellationToken);

    /// <summary>An alert's group is over. Incidents that no other group keeps open are closed by it.</summary>
    /// <returns>Those that it closed.</returns>
    Task<IReadOnlyList<AlertIncident>> Resolve(AlertEnd end, CancellationToken cancellationToken);

    /// <summary>What its thread is told about the end.</summary>
    Task Close(string id, string closing, CancellationToken cancellationToken);

    /// <summary>Whatever is not shown as it stands: not posted and due, more alerts than the message says, an end that was not told.</summary>
    Task<IReadOnlyList<AlertIncident>> Unshown(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>When the next one that waits for its time is due; null where none is.</summary>
    Task<DateTimeOffset?> NextDue(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Its message stands there and tells of so many alerts.</summary>
    Task Shown(string id, string ts, int alerts, CancellationToken cancellationToken);

    /// <summary>Its thread was told this of the end, in that message; null that it fires again.</summary>
    Task ClosingShown(string id, string ts, string? closing, CancellationToken cancellationToken);

    /// <summary>How many incidents were posted in the channel since then.</summary>
    Task<int> PostedIn(string channel, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>How many incidents were opened for the place since then, whatever came of them.</summary>
    Task<int> OpenedIn(string place, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>No alert about these is answered in the channel until then; a time that has passed ends it.</summary>
    Task Mute(string channel, IReadOnlyList<string> subjects, DateTimeOffset until, CancellationToken cancellationToken);

    Task<bool> IsMuted(string channel, string subject, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Keeps an alert that nobody could read; a second time it is the same.</summary>
    Task Keep(KeptAlert alert, CancellationToken cancellationToken);

    /// <summary>The unread alerts of the last days, the newest first, without their bodies.</summary>
    Task<IReadOnlyList<KeptAlert>> Kept(int most, CancellationToken cancellationToken);
}

/// <param name="Id">Of the accepted request: the incident that it opens has the same.</param>
/// <param name="Place">The channel that it was said in, or is likely to be answered in.</param>
/// <param name="Subject">The same for the same service or task.</param>
/// <param name="Symptom">Null joins whatever incident the subject has.</param>
/// <param name="Group">The sender's own name for what is firing; null where it has none.</param>
/// <param name="At">When it happened, by its own word, or when it was taken.</param>
/// <param name="Since">An incident whose last alert is older is not joined.</param>
/// <param name="JoinsSilent">Whether an incident that is kept silent is good enough: for a pager's alert, which somebody reads, it is not.</param>
public sealed record JoiningAlert(
    string Id, string Place, string Subject, string? Symptom, string Source, string? Group, string Title, string? Url, DateTimeOffset At, DateTimeOffset Since, bool JoinsSilent);

/// <summary>Where an alert belongs.</summary>
/// <param name="Incident">It was opened by the alert where its id is the alert's; null where the alert was over before it was read, or has to wait.</param>
/// <param name="MustWait">Somebody looks at the same subject, and only then it is known whether it has the same symptom.</param>
public sealed record AlertPlace(AlertIncident? Incident, bool MustWait);

/// <param name="Key">The same for the same service, bucket, cause and line signature.</param>
/// <param name="Subject">The service or task that it turned out to be.</param>
/// <param name="KeyText">The key as a reader is told it.</param>
/// <param name="Target">What to look at again.</param>
/// <param name="Message">The report's message as JSON.</param>
/// <param name="PostAt">Not before this: quiet hours.</param>
public sealed record AlertFinding(
    string Key, string KeyText, string Subject, string Team, string Channel, string? ThreadTs, string Target, string Message, string Report, DateTimeOffset PostAt);

/// <param name="Group">Null ends whatever the subject has that no group keeps open.</param>
/// <param name="Subject">Null where the alert does not lead to one.</param>
public sealed record AlertEnd(string Source, string? Group, string? Subject, string? Place, DateTimeOffset At, DateTimeOffset Since);

/// <summary>An incident as alerts made it.</summary>
/// <param name="Alerts">How many alerts there are, joined ones included.</param>
/// <param name="Sources">How many came from where.</param>
/// <param name="ShownAlerts">How many the message tells of.</param>
public sealed record AlertIncident(
    string Id,
    AlertIncidentState State,
    string Place,
    string Subject,
    string? Symptom,
    string Title,
    string? Url,
    DateTimeOffset FirstAt,
    DateTimeOffset LastAt,
    int Alerts,
    IReadOnlyList<(string Source, int Count)> Sources,
    AlertFinding? Finding,
    string? MessageTs,
    int ShownAlerts,
    DateTimeOffset? ResolvedAt,
    string? ResolvedBy,
    string? Closing,
    string? ClosingTs,
    string? ShownClosing);

public enum AlertIncidentState
{
    /// <summary>Somebody looks.</summary>
    Open,

    /// <summary>It is known what it was; its message is posted, or will be.</summary>
    Decided,

    /// <summary>Nothing is posted.</summary>
    Silent,

    /// <summary>Part of another.</summary>
    Merged,

    Abandoned,
}

/// <param name="Because">Why nobody could read it.</param>
public sealed record KeptAlert(string Source, string Id, string Because, DateTimeOffset At, ReadOnlyMemory<byte> Body);
