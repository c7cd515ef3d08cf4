using TriageBot.Triage.Decoding;

namespace TriageBot.Models.Metering;

/// <summary>Leave for one call.</summary>
internal sealed class Pass(Allowance allowance, DateOnly day, string channel, Spent need) : IDisposable
{
    private bool _isSettled;

    /// <summary>When it began: a call that lasts past midnight is of the day before.</summary>
    public DateOnly Day => day;

    public string Channel => channel;

    /// <summary>What the call may use at most; once it is known, what it used.</summary>
    public Spent Need { get; set; } = need;

    /// <summary>Why there is no leave, in one line for people; null where there is.</summary>
    public string? Refusal { get; set; }

    /// <exception cref="ModelBookException">It cannot be booked.</exception>
    public Task Settle(ModelUse use)
    {
        _isSettled = true;
        return allowance.Settle(this, new Spent(use.InputTokens + use.OutputTokens, use.Cost ?? 0));
    }

    /// <summary>Of a call that used nothing.</summary>
    public void Dispose()
    {
        if (!_isSettled && Refusal is null)
            allowance.Drop(this);
    }
}
