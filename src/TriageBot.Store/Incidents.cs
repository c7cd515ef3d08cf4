namespace TriageBot.Store;

/// <summary>The incidents that were asked about: which message tells of which target, and what came of it.</summary>
/// <exception cref="StoreException">From every method.</exception>
public interface IIncidents
{
    /// <summary>Begins an incident, or returns the one that was begun for the same channel and target since then: then the other's answer is the answer.</summary>
    /// <param name="incident">As it would begin.</param>
    /// <param name="since">How far back another counts as the same.</param>
    /// <returns>The incident that stands; it is the given one where its id is.</returns>
    Task<Incident> Begin(Incident incident, DateTimeOffset since, CancellationToken cancellationToken);

    Task<Incident?> Find(string id, CancellationToken cancellationToken);

    /// <summary>The newest incident that this thread is about: its message begins the thread, or stands in it.</summary>
    /// <param name="threadTs">The <c>ts</c> of the message that the thread begins with.</param>
    Task<Incident?> OfThread(string team, string channel, string threadTs, CancellationToken cancellationToken);

    /// <summary>Where its message stands.</summary>
    Task Posted(string id, string ts, CancellationToken cancellationToken);

    /// <summary>What came of it: the report as JSON, redacted.</summary>
    /// <param name="likeness">By what later ones are told to be alike; null where nothing was found out.</param>
    Task Finished(string id, string report, Likeness? likeness, CancellationToken cancellationToken);

    /// <summary>Earlier incidents of the workspace that came to the same, the newest first; those of one task stand there each.</summary>
    /// <param name="notThis">The incident that asks.</param>
    Task<IReadOnlyList<PastIncident>> Alike(string team, Likeness likeness, string notThis, int most, CancellationToken cancellationToken);

    /// <summary>Its investigation failed: it no longer stands in for another's.</summary>
    Task Abandoned(string id, CancellationToken cancellationToken);

    /// <summary>Keeps what a person said of an answer; a person's later word replaces the earlier one.</summary>
    Task Say(Feedback feedback, CancellationToken cancellationToken);

    Task<IReadOnlyList<Feedback>> FeedbackOf(string incidentId, CancellationToken cancellationToken);
}

/// <param name="Id">Unique and opaque: it stands in buttons.</param>
/// <param name="TargetKey">The same for the same target, however it was written.</param>
/// <param name="Target">What to investigate again.</param>
/// <param name="MessageTs">Null until it is posted.</param>
/// <param name="Report">Null until it is finished.</param>
public sealed record Incident(
    string Id, string Team, string Channel, string TargetKey, string Target, string AskedBy, DateTimeOffset BegunAt, string? MessageTs, DateTimeOffset? FinishedAt, string? Report)
{
    /// <summary>The thread that its message stands in; null where the message begins one.</summary>
    public string? ThreadTs { get; init; }

    /// <summary>Whether whatever people say in the thread is about it; false where it was asked in a thread that others began for themselves.</summary>
    public bool IsOwnThread { get; init; } = true;

    /// <summary>Null as long as nothing was found out.</summary>
    public Likeness? Likeness { get; init; }
}

/// <summary>What makes two incidents alike.</summary>
/// <param name="Key">The same for the same service, bucket, cause and signature.</param>
/// <param name="Kind">The same for the same bucket, cause and signature, whatever the service; null where nothing was matched that would tell.</param>
/// <param name="Task">The ARN of the task that was explained; null where there was none. Two incidents about it are one failure.</param>
public sealed record Likeness(string Key, string? Kind, string? Task);

/// <param name="IsSameSubject">Whether it was the same service too.</param>
public sealed record PastIncident(Incident Incident, bool IsSameSubject, IReadOnlyList<Feedback> Feedback);

/// <param name="Right">What the person said: the answer is right, or wrong.</param>
/// <param name="Bucket">What it was, by the person; null where they did not say.</param>
/// <param name="Case">The redacted case for <c>eval</c>; null for a "right".</param>
public sealed record Feedback(string IncidentId, string User, bool Right, string? Bucket, string? Cause, string? Note, string? Case, DateTimeOffset At);
