using TriageBot.Replay.Clock;

namespace TriageBot.Replay.Hosting;

/// <summary>
/// A call that is never answered, in process: nobody waits for it in real time. When no other call has begun or ended for a moment, the virtual clock goes on
/// to the next timer that is set on it (the caller's own limit, its deadline), again and again until the caller gives up. The moment of real time is what
/// the caller's other work gets; without it, that work would run out of virtual time while it is still computing.
/// </summary>
internal sealed class Silence(ReplayClock clock)
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(300);

    private long _broken = clock.Real.GetTimestamp();

    /// <summary>Something happens.</summary>
    public void Break() => Volatile.Write(ref _broken, clock.Real.GetTimestamp());

    /// <exception cref="OperationCanceledException">Always, in the end.</exception>
    public async Task Last(CancellationToken cancellationToken)
    {
        while (true)
        {
            var quiet = clock.Real.GetElapsedTime(Volatile.Read(ref _broken));
            if (quiet < Moment)
            {
                await Task.Delay(Moment - quiet, clock.Real, cancellationToken);
                continue;
            }

            Break();
            clock.SkipToNextTimer();
        }
    }
}
