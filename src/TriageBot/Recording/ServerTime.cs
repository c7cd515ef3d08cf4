namespace TriageBot.Recording;

/// <summary>
/// The time as AWS tells it in its answers, so that a case begins when AWS says it was, whatever this machine's clock says.
/// Until the first answer it is this machine's.
/// </summary>
internal sealed class ServerTime(TimeProvider own) : TimeProvider
{
    private static readonly TimeSpan Negligible = TimeSpan.FromSeconds(5);

    private long _ahead;
    private int _learned;

    public override long TimestampFrequency => own.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => own.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ahead));

    public override long GetTimestamp() => own.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => own.CreateTimer(callback, state, dueTime, period);

    /// <summary>The first answer's date is taken; a clock must not jump later.</summary>
    public void Learn(DateTimeOffset told)
    {
        var ahead = told - own.GetUtcNow();
        if (Interlocked.Exchange(ref _learned, 1) == 0 && ahead.Duration() > Negligible)
            Interlocked.Exchange(ref _ahead, ahead.Ticks);
    }
}

/// <summary>Lets a clock learn from the answers that pass.</summary>
internal sealed class DatedHandler(HttpMessageHandler inner, ServerTime time) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.Headers.Date is { } date)
            time.Learn(date);
        return response;
    }
}
