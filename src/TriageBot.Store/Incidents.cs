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

    /// <summary>The incident whose message, or whose message's thread, this is.</summary>
    Task<Incident?> OfMessage(string team, string channel, string ts, CancellationToken cancellationToken);

    /// <summary>Where its message stands.</summary>
    Task Posted(string id, string ts, CancellationToken cancellationToken);

    /// <summary>What came of it: the report as JSON, redacted.</summary>
    Task Finished(string id, string report, CancellationToken cancellationToken);

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
    string Id, string Team, string Channel, string TargetKey, string Target, string AskedBy, DateTimeOffset BegunAt, string? MessageTs, DateTimeOffset? FinishedAt, string? Report);

/// <param name="Right">What the person said: the answer is right, or wrong.</param>
/// <param name="Bucket">What it was, by the person; null where they did not say.</param>
/// <param name="Case">The redacted case for <c>eval</c>; null for a "right".</param>
public sealed record Feedback(string IncidentId, string User, bool Right, string? Bucket, string? Cause, string? Note, string? Case, DateTimeOffset At);
