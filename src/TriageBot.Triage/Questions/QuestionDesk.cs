using TriageBot.Triage.Reporting;
using TriageBot.Triage.Reporting.Outlines;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Targets;
using TriageBot.Triage.Verifying;

namespace TriageBot.Triage.Questions;

/// <summary>Answers questions about an incident, within its bounds. Safe for use by many threads.</summary>
public sealed class QuestionDesk
{
    private readonly Investigator _investigator;
    private readonly Outliner _outliner;
    private readonly Shown _shown;

    public QuestionDesk(Desk desk, Investigator investigator, Rules rules, LineVerifier verifier, Shown shown, TimeProvider time)
    {
        _investigator = investigator;
        _outliner = new Outliner(shown);
        _shown = shown;
    }

    /// <summary>The answer, within the deadline of the settings.</summary>
    /// <param name="incident">What the incident is about, its account entered: nothing beyond it is read.</param>
    /// <param name="past">What the store remembers of it.</param>
    /// <param name="cancellationToken">A person ends it: what there is by then is the answer.</param>
    public Task<Reply> Answer(Question question, Target incident, Past past, CancellationToken cancellationToken) => question switch
    {
        HelpQuestion => Task.FromResult(new Reply(HelpLines.Help(), [])),
        UnclearQuestion unclear => Task.FromResult(new Reply(HelpLines.Unclear(_shown.Text($"\"{unclear.Asked}\" is none of the questions that I can answer{(unclear.Nearest is { } near ? $"; did you mean {near}?" : "")}")), [])),
        AgainQuestion => Again(incident, cancellationToken),
        _ => Task.FromResult(new Reply(HelpLines.Unclear($"{question.GetType().Name}: not answered yet"), [])),
    };

    private async Task<Reply> Again(Target incident, CancellationToken cancellationToken)
    {
        Answer? last = null;
        await foreach (var answer in _investigator.Investigate(new Ask(incident, "thread", "thread"), cancellationToken))
            last = answer;
        return new Reply(_outliner.Write(last!), []) { Gathered = last!.Dossier, Investigated = last };
    }
}
