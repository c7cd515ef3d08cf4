using System.Globalization;
using Microsoft.Extensions.AI;
using TriageBot.Models.Providers;
using TriageBot.Triage;
using TriageBot.Triage.Decoding;

namespace TriageBot.Models.Metering;

/// <summary>
/// A model that is asked no question twice and stays within its ceilings: what it answered is remembered, what it used is booked before its
/// answer is used. One object for all who ask it.
/// </summary>
public sealed class MeteredModel(ModelClient client, IModelBook book, ModelTelemetry telemetry, TimeProvider time) : IModel
{
    private readonly OneFlight<string> _flights = new();
    private readonly Allowance _allowance = new(client.Settings, book, time);

    public string Name => client.Settings.Name;

    public async Task<ModelAnswer> Ask(ModelRequest request, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        using var activity = telemetry.Begin(client.Settings, request.Prompt);
        var answer = await Answer(AnswerKey.Of(client.Settings, request), request, began, cancellationToken);
        telemetry.Ended(client.Settings, request.Prompt, answer, time.GetElapsedTime(began));
        return answer;
    }

    private async Task<ModelAnswer> Answer(string key, ModelRequest request, long began, CancellationToken cancellationToken)
    {
        var mine = false;
        try
        {
            var call = await _flights.Run(
                key,
                token =>
                {
                    mine = true;
                    return Remembered(key, request, began, token);
                },
                cancellationToken);
            return mine ? call.Answer
                // Another's ceiling is not this one's: it may be asked in another channel.
                : call.IsOverCeiling ? (await Remembered(key, request, began, cancellationToken)).Answer
                : call.Answer with { Use = call.Answer.Response is null ? ModelUse.None : Free };
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new ModelAnswer(null, Late(began), ModelUse.None);
        }
        catch (ModelBookException error)
        {
            return new ModelAnswer(null, $"{Name} was not asked, or its answer is not used: {error.Message}", ModelUse.None);
        }
    }

    private async Task<Call> Remembered(string key, ModelRequest request, long began, CancellationToken cancellationToken)
    {
        var once = AnswerKey.Once(client.Settings, request);
        var kept = (once is null ? null : await book.Find(once, cancellationToken)) ?? await book.Find(key, cancellationToken);
        if (kept is not null && KeptAnswer.Read(kept) is { } known)
            return new Call(new ModelAnswer(known, null, Free));

        var (leave, refusal) = await _allowance.Admit(request, cancellationToken);
        if (leave is null)
            return new Call(new ModelAnswer(null, refusal, ModelUse.None)) { IsOverCeiling = true };

        using var pass = leave;
        var answer = await Asked(request, pass, began, cancellationToken);
        if (answer.Response is { } response && KeptAnswer.Write(response) is { } text)
        {
            await book.Keep(key, text, CancellationToken.None);
            if (once is not null)
                await book.Keep(once, text, CancellationToken.None);
        }

        return new Call(answer);
    }

    /// <summary>Asks, and books. What was given up half-way may have been charged: its input is booked as it is estimated.</summary>
    private async Task<ModelAnswer> Asked(ModelRequest request, Pass pass, long began, CancellationToken cancellationToken)
    {
        ChatResponse response;
        try
        {
            response = await client.Chat.GetResponseAsync(request.Messages, request.Options, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            var begun = Usage.Of(request, client.Settings.Prices);
            await pass.Settle(begun);
            return new ModelAnswer(null, Late(began), begun);
        }
        catch (Exception error) when (client.Faults.Find(error) is { } fault)
        {
            var tried = MayHaveCost(fault) ? Usage.Of(request, client.Settings.Prices) : ModelUse.None with { Calls = 1 };
            if (tried.IsEstimated)
                await pass.Settle(tried);
            return new ModelAnswer(null, fault.Line, tried);
        }

        var use = Usage.Of(request, response, client.Settings.Prices);
        await pass.Settle(use);
        return client.Faults.Find(response) is { } flaw ? new ModelAnswer(null, flaw.Line, use) : new ModelAnswer(response, null, use);
    }

    /// <summary>Whether the provider may have begun to answer; what it turns away it does not charge.</summary>
    private static bool MayHaveCost(ModelFault fault) => fault.Kind is FaultKind.TimedOut or FaultKind.Cut or FaultKind.Malformed;

    private ModelUse Free => Usage.Free(client.Settings.Prices);

    private string Late(long began) =>
        string.Create(CultureInfo.InvariantCulture, $"{Name} gave no answer within {time.GetElapsedTime(began).TotalSeconds:0.#} s: take a faster model, or more time (Model:Deadline, in threads Model:AnswerDeadline)");

    private sealed record Call(ModelAnswer Answer)
    {
        public bool IsOverCeiling { get; init; }
    }
}
