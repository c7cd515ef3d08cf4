namespace TriageBot.Triage;

/// <summary>
/// When a stop is so fresh that its last lines may not have arrived: the driver flushes every five seconds and
/// CloudWatch needs some more, so a look that came too early is repeated once.
/// </summary>
internal static class SecondLook
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(25);

    /// <summary>When to look again; null where it would show nothing new.</summary>
    public static DateTimeOffset? Due(Answer answer, DateTimeOffset now)
    {
        var isOpen = answer is { Conclusion: null, Dossier.Task: { IsStopped: true } };
        return isOpen && answer.Dossier.Task!.EndedAt is { } ended && now - ended < Fresh
            ? ended + Settled
            : null;
    }
}
