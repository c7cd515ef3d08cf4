using TriageBot.Triage.Gathering;
using TriageBot.Triage.Reporting;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Targets;
using TriageBot.Triage.Verifying;

namespace TriageBot.Triage.Questions.Free;

/// <summary>
/// Has a model answer a question in free words: gathers what is always needed, lets it look further, and keeps of its answer the sentences that
/// are verified. Where none is, the answer is the one that there is without a model.
/// </summary>
internal sealed class FreeDesk(Desk desk, IFreeReader reader, Rules rules, LineVerifier verifier, Shown shown, TimeProvider time)
{
    private const int MostSentences = 5;

    private const Parts Always = Parts.Logs | Parts.Events | Parts.Service;

    private readonly Opening _opening = new(desk, time);
    private readonly SentenceGate _gate = new(rules, new Gate(rules, verifier), verifier);
    private readonly Composer _composer = new(shown);
    private readonly FreeLines _lines = new(shown);

    /// <param name="plain">Answers without a model.</param>
    public async Task<Reply> Answer(Question question, FreeAsk ask, Target incident, Past past, Func<Task<Reply>> plain, CancellationToken cancellationToken)
    {
        var open = await Open(incident, past, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        if (open.Gathered is { Task: null, Service: null })
            return await plain();

        var before = open.File.Made.Count;
        var brief = new FreeBrief(ask.Words, ask.Channel, open.Gathered, rules.Weigh(open.Gathered), new Shelf(open), ask.Progress);
        var draft = await Read(brief, ask.Stop, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();

        var (passed, leftOut) = await Verified(draft, brief, cancellationToken);
        var reading = new FreeReading(reader.Name) { Prompt = draft.Prompt, Use = draft.Use, LeftOut = [.. leftOut.Select(Shown)], Stopped = ask.Stop.IsCancellationRequested, Answers = passed.Count > 0 };
        if (passed.Count > 0)
        {
            var said = _lines.Said(passed, leftOut, open);
            var reply = _composer.Compose(question with { IsCommand = true }, said, open, before);
            return FreeLines.Foot(reply, reading) with { Model = reading };
        }

        ask.Progress?.Report("answering without the model");
        reading = reading with { Because = shown.Text(Because(draft, reading)) };
        var without = await plain();
        return FreeLines.Foot(without, reading) with { Audit = [.. _composer.Audit([.. open.File.Made.Skip(before)], [], question), .. without.Audit], Model = reading };
    }

    private async Task<OpenIncident> Open(Target incident, Past past, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(desk.Settings.Deadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        return await _opening.Open(incident, Always, past, either.Token);
    }

    private async Task<FreeDraft> Read(FreeBrief brief, CancellationToken stop, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, cancellationToken);
        return await reader.Read(brief, either.Token);
    }

    /// <summary>A person's stop does not end it: what the model has said by then is worth its few reads.</summary>
    private async Task<(IReadOnlyList<Passed> Passed, IReadOnlyList<Refusal> LeftOut)> Verified(FreeDraft draft, FreeBrief brief, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(desk.Settings.Deadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var checks = await Task.WhenAll(draft.Sentences.Take(MostSentences).Select(s => _gate.Check(s, brief, either.Token)));
        cancellationToken.ThrowIfCancellationRequested();
        return ([.. checks.Select(c => c.Passed).OfType<Passed>()], [.. checks.Select(c => c.Refused).OfType<Refusal>()]);
    }

    /// <summary>What was invented is the model's word.</summary>
    private Refusal Shown(Refusal refusal) => refusal with { LineId = refusal.LineId is { } id ? shown.Text(id) : null, Because = shown.Text(refusal.Because) };

    private static string Because(FreeDraft draft, FreeReading reading) => (draft, reading) switch
    {
        (_, { Stopped: true }) => "it was stopped",
        ({ Fault: { } fault }, _) => fault,
        ({ Sentences.Count: 0 }, _) => "it said that nothing which was read answers this",
        _ => $"nothing of what it said could be verified ({reading.LeftOut[0].Because})",
    };
}
