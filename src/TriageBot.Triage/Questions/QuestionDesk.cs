using TriageBot.Triage.Gathering;
using TriageBot.Triage.Plugins;
using TriageBot.Triage.Plugins.Incidents;
using TriageBot.Triage.Questions.Answers;
using TriageBot.Triage.Questions.Free;
using TriageBot.Triage.Reporting;
using TriageBot.Triage.Reporting.Outlines;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Targets;
using TriageBot.Triage.Verifying;

namespace TriageBot.Triage.Questions;

/// <summary>
/// Answers questions about an incident: gathers what the question needs, asks the plugins of the incident, quotes only lines that it has just read back.
/// Nothing in a question widens what may be read. Safe for use by many threads.
/// </summary>
/// <param name="reader">Reads questions in free words; null where no model is configured.</param>
public sealed class QuestionDesk(Desk desk, Investigator investigator, Rules rules, LineVerifier verifier, Shown shown, TimeProvider time, IFreeReader? reader = null)
{
    private readonly FreeDesk? _free = reader is null ? null : new FreeDesk(desk, reader, rules, verifier, shown, time);
    private readonly Tools _tools = new(desk, rules, verifier, shown);
    private readonly Composer _composer = new(shown);
    private readonly Outliner _outliner = new(shown);
    private readonly Opening _opening = new(desk, time);

    /// <summary>True where a model is asked for the answer: commands are answered without one, and cost nothing.</summary>
    public bool AsksModel(Question question) => _free is not null && question is (UnclearQuestion or { IsFree: true }) and not (HelpQuestion or AgainQuestion);

    /// <summary>The answer: of a model where there is one and the question is in free words, else as without one.</summary>
    /// <param name="ask">The question as the person put it.</param>
    /// <inheritdoc cref="Answer(Question, Target, Past, CancellationToken)"/>
    public Task<Reply> Answer(Question question, FreeAsk ask, Target incident, Past past, CancellationToken cancellationToken) => AsksModel(question)
        ? _free!.Answer(question, ask, StoredTask.Meant(incident, past.Report), past, () => Answer(question, incident, past, cancellationToken), cancellationToken)
        : Answer(question, incident, past, cancellationToken);

    /// <summary>The answer, within the deadline of the settings.</summary>
    /// <param name="incident">What the incident is about, its account entered: nothing beyond it is read.</param>
    /// <param name="past">What the store remembers of it.</param>
    /// <param name="cancellationToken">A person ends it: what there is by then is the answer.</param>
    public Task<Reply> Answer(Question question, Target incident, Past past, CancellationToken cancellationToken) => question switch
    {
        HelpQuestion => Task.FromResult(new Reply(HelpLines.Help(), [])),
        UnclearQuestion unclear => Task.FromResult(new Reply(HelpLines.Unclear(NoQuestion(unclear)), [])),
        AgainQuestion => Again(question, incident, cancellationToken),
        _ => InTime(question, StoredTask.Meant(incident, past.Report), past, cancellationToken),
    };

    private string NoQuestion(UnclearQuestion unclear) =>
        $"{shown.Text($"\"{unclear.Asked}\"")} is none of the questions that I can answer{(unclear.Nearest is { } near ? $"; did you mean {near}?" : "")}";

    private async Task<Reply> Again(Question question, Target incident, CancellationToken cancellationToken)
    {
        Answer? last = null;
        await foreach (var answer in investigator.Investigate(new Ask(incident, "thread", "thread"), cancellationToken))
            last = answer;
        var outline = _outliner.Write(last!);
        return new Reply(question.IsCommand ? outline : outline with { Lines = [OutlineLine.Of("Taken for", new Copyable(question.Command)), .. outline.Lines] }, _composer.Audit(last!.Dossier.Looks, [], question))
        {
            Gathered = last.Dossier,
            Investigated = last,
        };
    }

    private async Task<Reply> InTime(Question question, Target incident, Past past, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(desk.Settings.Deadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var open = await _opening.Open(incident, PartsOf(question), past, either.Token);
        var before = open.File.Made.Count;
        Said said;
        try
        {
            said = await Say(question, open, either.Token);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            said = new Said($"{open.Title}: the time was up before this could be answered; ask once more", [], []);
        }

        return _composer.Compose(question, said, open, before);
    }

    private static Parts PartsOf(Question question) => question switch
    {
        LogsQuestion or SearchQuestion => Parts.Logs,
        EventsQuestion or TimelineQuestion => Parts.Events | Parts.Service,
        SiblingsQuestion => Parts.Siblings | Parts.Service,
        HistoryQuestion => Parts.Siblings,
        DiffQuestion { From: null } => Parts.LastGood,
        NetworkQuestion { Host: null } => Parts.Service | Parts.Logs,
        NetworkQuestion or HealthQuestion => Parts.Service,
        _ => Parts.None,
    };

    private async Task<Said> Say(Question question, OpenIncident incident, CancellationToken cancellationToken)
    {
        if (incident.Gathered is { Task: null, Service: null })
            return new Said($"{shown.Text(Titles.Of(incident.File.Target))} was not found, so nothing about it can be told", [], []);
        if (Scoping.Beyond(question, incident) is { } beyond)
            return Refused(question, incident, beyond);

        return question switch
        {
            LogsQuestion logs => await LogsAnswer.Of(logs, incident, _tools, cancellationToken),
            SearchQuestion search => await SearchAnswer.Of(search, incident, _tools, cancellationToken),
            EventsQuestion events => await EventsAnswer.Of(events, incident, _tools, cancellationToken),
            TimelineQuestion => TimelineAnswer.Of(incident, _tools),
            SiblingsQuestion siblings => SiblingsAnswer.Of(siblings, incident, _tools),
            HistoryQuestion history => await HistoryAnswer.Of(history, incident, _tools, cancellationToken),
            DiffQuestion diff => await DiffAnswer.Of(diff, incident, _tools, cancellationToken),
            IamQuestion iam => await RoleAnswers.May(iam, incident, _tools, cancellationToken),
            RoleQuestion => await RoleAnswers.Roles(incident, _tools, cancellationToken),
            NetworkQuestion network => await NetworkAnswer.Of(network, incident, _tools, cancellationToken),
            MemoryQuestion => await UseAnswer.Of(isMemory: true, incident, _tools, cancellationToken),
            CpuQuestion => await UseAnswer.Of(isMemory: false, incident, _tools, cancellationToken),
            HealthQuestion => await HealthAnswer.Of(incident, _tools, cancellationToken),
            WhyNotQuestion why => await WhyNot(why, incident, cancellationToken),
            var other => throw new InvalidOperationException($"no answer for {other.GetType().Name}"),
        };
    }

    private Said Refused(Question question, OpenIncident incident, string beyond)
    {
        incident.File.NoteAndKeep(Refusing.Refused<object>("asked", "none", question.Command, beyond) with { Gap = null });
        return new Said(shown.Text($"{incident.Title}: {beyond}"), [], []) { SaysAll = true };
    }

    /// <summary>The first answer is enough: what speaks against a cause does not wait for late lines.</summary>
    private async Task<Said> WhyNot(WhyNotQuestion question, OpenIncident incident, CancellationToken cancellationToken)
    {
        await foreach (var answer in investigator.Investigate(new Ask(incident.File.Target, "thread", "thread"), cancellationToken))
        {
            foreach (var look in answer.Dossier.Looks)
                incident.File.NoteAndKeep(new Finding<object>(null, look, null));
            return WhyNotAnswer.Of(question, answer, incident, _tools) with { SaysAll = true };
        }

        return new Said($"{incident.Title}: it could not be looked into again", [], []);
    }
}
