namespace TriageBot.Aws.Transport;

/// <summary>The time that requests are signed with: ours, set right by AWS's where AWS says that it is wrong.</summary>
internal sealed class SigningClock(TimeProvider time)
{
    // AWS accepts five minutes of difference; anything below two is not why a signature was refused.
    private static readonly TimeSpan Significant = TimeSpan.FromMinutes(2);

    private long _offsetTicks;

    public DateTimeOffset Now => time.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _offsetTicks));

    /// <summary>True where it changed the clock, so that the request is worth sending again.</summary>
    public bool Correct(DateTimeOffset? serverTime)
    {
        if (serverTime is not { } server || (server - Now).Duration() < Significant)
            return false;

        Interlocked.Exchange(ref _offsetTicks, (server - time.GetUtcNow()).Ticks);
        return true;
    }
}
