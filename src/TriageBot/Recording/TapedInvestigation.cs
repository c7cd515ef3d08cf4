using System.Text.Json.Nodes;
using TriageBot.Output;
using TriageBot.Triage;
using TriageBot.Triage.Redaction;
using TriageBot.Triage.Targets;
using TriageBot.Wiring;

namespace TriageBot.Recording;

/// <summary>An investigation whose reads were kept, to be written as a case.</summary>
internal sealed class TapedInvestigation
{
    private readonly Tape _tape;
    private readonly DateTimeOffset _read;
    private readonly string _account;
    private readonly Scrubber _scrubber = new(Redactor.WithRandomKey());

    private TapedInvestigation(Tape tape, Answer answer, Triage.Reporting.Report report, DateTimeOffset read, string account) =>
        (_tape, Answer, Report, _read, _account) = (tape, answer, report, read, account);

    public Answer Answer { get; }

    public Triage.Reporting.Report Report { get; }

    /// <summary>How many secrets were taken out; known once it was written.</summary>
    public int Secrets => _scrubber.Secrets;

    /// <summary>How many answers came from other Regions than the target's, and are left out.</summary>
    public int Elsewhere => new CaseWriter(_tape, _scrubber).Elsewhere(Answer.Ask.Target.Scope.Region);

    /// <param name="read">Reads the target, which may need the house's defaults.</param>
    public static async Task<TapedInvestigation> Run(Source source, Choices choices, Func<House, Target> read, Terminal terminal, CancellationToken cancellationToken)
    {
        var tape = new Tape();
        var time = new ServerTime(source.Clock.Time);
        var clock = source.Clock.Time == TimeProvider.System ? new Clock(time, time) : source.Clock;
        using var house = House.Over(source with { Handler = new RecordingHandler(new DatedHandler(source.Handler, time), tape), Clock = clock }, choices, terminal);
        var target = read(house);

        // Asking for an account that is not named also tells the time early, and that credentials are there.
        var account = target.Scope.Account ?? (await house.Identity.GetCallerIdentity(target.Scope, cancellationToken)).Account;
        DateTimeOffset? at = null;
        Answer? answer = null;
        await foreach (var found in house.Unaided.Investigate(new Ask(target, "terminal", "terminal"), cancellationToken))
        {
            answer = found;
            at ??= clock.Time.GetUtcNow();
        }

        return new TapedInvestigation(tape, answer!, house.Reporter.Report(answer!), at!.Value, account);
    }

    /// <param name="expected">The case's <c>expected</c> object.</param>
    public void Write(string file, string name, JsonObject expected, bool force)
    {
        var scope = Answer.Ask.Target.Scope;
        var heading = new CaseHeading(name, _read, _account, scope.Region, scope.Partition);
        CaseFileWriter.Write(file, new CaseWriter(_tape, _scrubber).Write(heading, expected), force);
    }
}
