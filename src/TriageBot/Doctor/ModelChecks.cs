using System.Globalization;
using Microsoft.Extensions.AI;
using TriageBot.Models;
using TriageBot.Models.Providers;
using TriageBot.Wiring;

namespace TriageBot.Doctor;

/// <summary>Whether the model answers: one tiny call, where one is configured.</summary>
internal sealed class ModelChecks(ModelSettings? settings, OpenModel? model)
{
    private const string Area = "model";

    /// <summary>Some think before they write, and thoughts count.</summary>
    private const int MostOutput = 64;

    public async Task<Check> Look(CancellationToken cancellationToken)
    {
        if (settings is null)
            return new Check(Area, "Model:Provider", CheckStatus.Pass, "not set up: the rulebook reads alone, and nothing is sent to any model");
        if (model is null)
            return new Check(Area, settings.Name, CheckStatus.Pass, "not asked: --decoder is rulebook");

        using var late = new CancellationTokenSource(settings.Deadline, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        var began = TimeProvider.System.GetTimestamp();
        try
        {
            var response = await model.Client.Chat.GetResponseAsync("Answer with the one word: ready", new ChatOptions { MaxOutputTokens = MostOutput }, either.Token);
            return response.FinishReason != ChatFinishReason.Length && model.Faults.Find(response) is { } empty ? Failed(empty) : Answered(TimeProvider.System.GetElapsedTime(began));
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested && model.Faults.Find(error) is { } fault)
        {
            return Failed(fault);
        }
    }

    private Check Answered(TimeSpan time) => new(
        Area, settings!.Name, CheckStatus.Pass, string.Create(CultureInfo.InvariantCulture, $"answered within {time.TotalSeconds:0.0} s at {model!.Faults.Host}; redacted evidence is sent there"), How: "tried");

    /// <summary>What may be over in a minute is no mistake of the configuration.</summary>
    private Check Failed(ModelFault fault) => new(
        Area,
        settings!.Name,
        fault.Kind is FaultKind.RateLimited or FaultKind.Overloaded or FaultKind.ServerError or FaultKind.TimedOut or FaultKind.Cut or FaultKind.Empty or FaultKind.Declined ? CheckStatus.Unknown : CheckStatus.Fail,
        $"{fault.What}; the rulebook answers meanwhile",
        fault.Fix,
        "tried");
}
