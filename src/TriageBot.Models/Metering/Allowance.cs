namespace TriageBot.Models.Metering;

/// <summary>Lets calls pass as far as the ceilings leave room. What is under way counts with what it may use at most, so that many at once cannot overrun them.</summary>
internal sealed class Allowance(ModelSettings settings, IModelBook book, TimeProvider time)
{
    /// <summary>Of an answer whose request does not bound it.</summary>
    private const int UsualOutput = 4_096;

    private readonly SemaphoreSlim _one = new(1);
    private readonly List<Pass> _underWay = [];

    /// <summary>A pass, with a refusal where a ceiling leaves no room.</summary>
    /// <exception cref="ModelBookException">It cannot be told what was used.</exception>
    public async Task<Pass> Admit(ModelRequest request, CancellationToken cancellationToken)
    {
        var (input, output) = (Usage.Tokens(request), request.Options.MaxOutputTokens ?? UsualOutput);
        var need = new Spent(input + output, Usage.Cost(settings.Prices, input, 0, output) ?? 0);
        var pass = new Pass(this, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), request.Channel, need);

        await _one.WaitAsync(cancellationToken);
        try
        {
            pass.Refusal = await Refusal(request, pass, cancellationToken);
            if (pass.Refusal is null)
                _underWay.Add(pass);
            return pass;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Books what a pass was used for, in one go with taking it from what is under way. Where that fails it stays under way: it is spent all the same.</summary>
    public async Task Settle(Pass pass, Spent spent)
    {
        await _one.WaitAsync(CancellationToken.None);
        try
        {
            pass.Need = spent;
            await book.Spend(pass.Day, pass.Channel, spent, CancellationToken.None);
            _underWay.Remove(pass);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Drop(Pass pass)
    {
        _one.Wait(CancellationToken.None);
        _underWay.Remove(pass);
        _one.Release();
    }

    private async Task<string?> Refusal(ModelRequest request, Pass pass, CancellationToken cancellationToken)
    {
        var ceilings = settings.Ceilings;
        var before = request.Before.InputTokens + request.Before.OutputTokens;
        if (ceilings.TokensPerAnswer > 0 && before + pass.Need.Tokens > ceilings.TokensPerAnswer)
            return Refusals.Tokens("this answer", before, pass.Need.Tokens, ceilings.TokensPerAnswer, nameof(Ceilings.TokensPerAnswer));

        var channel = Sum(await book.SpentOn(pass.Day, pass.Channel, cancellationToken), _underWay.Where(p => p.Day == pass.Day && p.Channel == pass.Channel));
        var day = Sum(await book.SpentOn(pass.Day, null, cancellationToken), _underWay.Where(p => p.Day == pass.Day));
        var currency = settings.Prices.Currency;
        return
            ceilings.TokensPerChannelAndDay > 0 && channel.Tokens + pass.Need.Tokens > ceilings.TokensPerChannelAndDay ? Refusals.Tokens("this channel's day (UTC)", channel.Tokens, pass.Need.Tokens, ceilings.TokensPerChannelAndDay, nameof(Ceilings.TokensPerChannelAndDay)) :
            ceilings.TokensPerDay > 0 && day.Tokens + pass.Need.Tokens > ceilings.TokensPerDay ? Refusals.Tokens("this day (UTC)", day.Tokens, pass.Need.Tokens, ceilings.TokensPerDay, nameof(Ceilings.TokensPerDay)) :
            ceilings.CostPerChannelAndDay is > 0 and var ofChannel && channel.Cost + pass.Need.Cost > ofChannel ? Refusals.Cost("this channel's day (UTC)", channel.Cost, pass.Need.Cost, ofChannel, currency, nameof(Ceilings.CostPerChannelAndDay)) :
            ceilings.CostPerDay is > 0 and var ofDay && day.Cost + pass.Need.Cost > ofDay ? Refusals.Cost("this day (UTC)", day.Cost, pass.Need.Cost, ofDay, currency, nameof(Ceilings.CostPerDay)) :
            null;
    }

    private static Spent Sum(Spent booked, IEnumerable<Pass> passes) => passes.Aggregate(booked, (sum, p) => new Spent(sum.Tokens + p.Need.Tokens, sum.Cost + p.Need.Cost));
}
