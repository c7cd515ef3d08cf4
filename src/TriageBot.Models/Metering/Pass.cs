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
    public Spent Takes { get; set; } = need;

    /// <exception cref="ModelBookException">It cannot be booked.</exception>
    public Task Settle(ModelUse use)
    {
        _isSettled = true;
        return allowance.Settle(this, new Spent(use.InputTokens + use.OutputTokens, use.Cost ?? 0));
    }

    /// <summary>Gives back what a call that used nothing might have taken.</summary>
    public void Dispose()
    {
        if (!_isSettled)
            allowance.Leave(this);
    }
}
