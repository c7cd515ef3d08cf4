namespace TriageBot.Triage.Questions.Free;

/// <summary>A question as a person put it, for a model to read.</summary>
/// <param name="Words">The person's own, without the mention of the bot.</param>
/// <param name="Channel">Where it is asked, for what models may cost there: a channel's id, or <c>terminal</c>.</param>
public sealed record FreeAsk(string Words, string Channel)
{
    /// <summary>Told of each step, such as <c>reading logs of app</c>; from any thread.</summary>
    public IProgress<string>? Progress { get; init; }

    /// <summary>A person has seen enough: what there is by then is the answer.</summary>
    public CancellationToken Stop { get; init; }
}
