namespace TriageBot.Models.Metering;

/// <summary>Lets calls pass as far as the ceilings leave room. What is under way counts with what it may use at most, so that many at once cannot overrun them.</summary>
internal sealed class Allowance(ModelSettings settings, IModelBook book, TimeProvider time)
{
    /// <summary>Of an answer whose request does not bound it.</summary>
    private const int UsualOutput = 4_096;

    private readonly Lock _lock = new();
    private readonly List<Pass> _underWay = [];

    /// <summary>Leave for a call, to be given back when it has ended, or the line why there is none.</summary>
    /// <exception cref="ModelBookException">It cannot be told what was used.</exception>
    public async Task<(Pass? Pass, string? Refusal)> Admit(ModelRequest request, CancellationToken cancellationToken)
    {
        var (input, output) = (Usage.Tokens(request), request.Options.MaxOutputTokens ?? UsualOutput);
        var need = new Spent(input + output, Usage.Cost(settings.Prices, input, 0, output) ?? 0);
        if (OfAnswer(request.Before.InputTokens + request.Before.OutputTokens, need.Tokens) is { } refusal)
            return (null, refusal);

        var pass = new Pass(this, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), request.Channel, need);
        var isAdmitted = false;
        var before = Enter(pass);
        try
        {
            refusal = await OfDay(pass, before, cancellationToken);
            isAdmitted = refusal is null;
            return (isAdmitted ? pass : null, refusal);
        }
        finally
        {
            if (!isAdmitted)
                Leave(pass);
        }
    }

    /// <summary>Books what a pass was used for. Where that fails it stays under way: it is spent all the same.</summary>
    public async Task Settle(Pass pass, Spent spent)
    {
        pass.Takes = spent;
        await book.Spend(pass.Day, pass.Channel, spent, CancellationToken.None);
        Leave(pass);
    }

    public void Leave(Pass pass)
    {
        lock (_lock)
            _underWay.Remove(pass);
    }

    /// <summary>Those that were under way before it. They are told before the book is read: what is booked meanwhile counts twice rather than not at all.</summary>
    private List<Pass> Enter(Pass pass)
    {
        lock (_lock)
        {
            List<Pass> before = [.. _underWay];
            _underWay.Add(pass);
            return before;
        }
    }

    private string? OfAnswer(long used, long need) => settings.Ceilings.TokensPerAnswer is > 0 and var most && used + need > most
        ? Refusals.Tokens("this answer", used, need, most, nameof(Ceilings.TokensPerAnswer))
        : null;

    private async Task<string?> OfDay(Pass pass, List<Pass> before, CancellationToken cancellationToken)
    {
        var today = before.Where(p => p.Day == pass.Day).ToList();
        var inChannel = Sum(await book.SpentOn(pass.Day, pass.Channel, cancellationToken), today.Where(p => p.Channel == pass.Channel));
        var inAll = Sum(await book.SpentOn(pass.Day, null, cancellationToken), today);
        var ceilings = settings.Ceilings;
        return Tokens("this channel's day (UTC)", inChannel, pass, ceilings.TokensPerChannelAndDay, nameof(Ceilings.TokensPerChannelAndDay))
            ?? Tokens("this day (UTC)", inAll, pass, ceilings.TokensPerDay, nameof(Ceilings.TokensPerDay))
            ?? Cost("this channel's day (UTC)", inChannel, pass, ceilings.CostPerChannelAndDay, nameof(Ceilings.CostPerChannelAndDay))
            ?? Cost("this day (UTC)", inAll, pass, ceilings.CostPerDay, nameof(Ceilings.CostPerDay));
    }

    private static string? Tokens(string whose, Spent used, Pass pass, long most, string key) =>
        most > 0 && used.Tokens + pass.Takes.Tokens > most ? Refusals.Tokens(whose, used.Tokens, pass.Takes.Tokens, most, key) : null;

    private string? Cost(string whose, Spent used, Pass pass, decimal? most, string key) =>
        most > 0 && used.Cost + pass.Takes.Cost > most ? Refusals.Cost(whose, used.Cost, pass.Takes.Cost, most.Value, settings.Prices.Currency, key) : null;

    private static Spent Sum(Spent booked, IEnumerable<Pass> passes) => passes.Aggregate(booked, (sum, p) => new Spent(sum.Tokens + p.Takes.Tokens, sum.Cost + p.Takes.Cost));
}
