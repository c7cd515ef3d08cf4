namespace TriageBot.Store;

/// <summary>How long what is kept. Feedback is kept for good.</summary>
/// <param name="Payloads">An unfinished request's payload, counted from when it was accepted; the request has expired then.</param>
/// <param name="Keys">Claimed keys, and what was posted for a request: longer than anything delivers the same request again, and than <paramref name="Payloads"/>.</param>
/// <param name="Incidents">Incidents with their reports, logs and continuations, counted from when they began.</param>
public sealed record Retention(TimeSpan Payloads, TimeSpan Keys, TimeSpan Incidents)
{
    public static readonly Retention Default = new(TimeSpan.FromHours(24), TimeSpan.FromHours(48), TimeSpan.FromDays(30));

    /// <summary>Models' answers: for so long nobody pays for the same question again.</summary>
    public TimeSpan ModelAnswers { get; init; } = TimeSpan.FromHours(24);

    /// <summary>What models used on a day: longer than any month, for whoever adds up.</summary>
    public TimeSpan ModelSpending { get; init; } = TimeSpan.FromDays(40);
}

/// <summary>What a purge took away.</summary>
/// <param name="Expired">Requests that were accepted and never answered: somebody waits for an answer that does not come. Each is told once.</param>
/// <param name="IsComplete">False where what was deleted still stands in the file's log, because somebody was reading or the disk failed: the next purge takes it.</param>
public sealed record Purged(IReadOnlyList<ExpiredRequest> Expired, int Keys, int Intents, int Incidents, bool IsComplete);

public sealed record ExpiredRequest(string Id, string Kind, DateTimeOffset AcceptedAt, int Tries);
