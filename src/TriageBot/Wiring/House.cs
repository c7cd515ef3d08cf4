using Microsoft.Extensions.AI;
using TriageBot.Aws;
using TriageBot.Aws.Operations;
using TriageBot.Configuration;
using TriageBot.Output;
using TriageBot.Triage;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Questions;
using TriageBot.Triage.Redaction;
using TriageBot.Triage.Reporting;
using TriageBot.Triage.Reporting.Outlines;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Targets;
using TriageBot.Triage.Verifying;

namespace TriageBot.Wiring;

/// <summary>Everything that one run needs, put together in one place.</summary>
internal sealed class House : IDisposable
{
    private readonly HttpMessageHandler _handler;
    private readonly AwsClients _aws;

    private House(Source source, Settings settings, Rules rules, string? region, ICallObserver? observer, OpenModel? model, Action<string> complain)
    {
        Model = model;
        ModelSide = model is null ? null : new ModelSide(model.Client, complain, TimeProvider.System);
        _handler = source.Handler;
        _aws = AwsClients.Create(source.Options with { Region = region ?? source.Options.Region }, source.Handler, source.Clock.Time, source.Clock.Waits, observer);
        Clock = source.Clock;
        Settings = settings;
        Rules = rules;
        Verifier = new LineVerifier(_aws.Logs, new InfrequentAccess(_aws.Insights, settings.Evidence.MostBytesScanned), Clock.Time);

        Desk = new Desk(_aws.Reads, settings.Evidence, Clock.Time);
        var gate = new Gate(Rules, Verifier);
        Unaided = new Investigator(Desk, Rules, gate, _aws.Calls, Clock);
        Investigator = ModelSide is null ? Unaided : new Investigator(Desk, Rules, gate, _aws.Calls, Clock, ModelSide.Reader(gate, Rules));

        Shown = new Shown(Redactor.WithRandomKey());
        Reporter = new Reporter(Shown);
        Outliner = new Outliner(Shown);
        Questions = new QuestionDesk(Desk, Investigator, Rules, Verifier, Shown, Clock.Time, ModelSide?.FreeReader());
    }

    public Settings Settings { get; }

    public Clock Clock { get; }

    public Rules Rules { get; }

    public LineVerifier Verifier { get; }

    public AwsClients Aws => _aws;

    public IIdentity Identity => _aws.Identity;

    public Desk Desk { get; }

    /// <summary>With the model where one is configured and wanted.</summary>
    public Investigator Investigator { get; }

    /// <summary>With the rulebook alone: what nobody asked about costs nothing.</summary>
    public Investigator Unaided { get; }

    public Shown Shown { get; }

    public Reporter Reporter { get; }

    public Outliner Outliner { get; }

    public QuestionDesk Questions { get; }

    /// <summary>Null where the rulebook reads alone: no model is configured, or none is wanted.</summary>
    public OpenModel? Model { get; }

    public IChatClient? Chat => Model?.Client.Chat;

    /// <summary>Null as the model is.</summary>
    public ModelSide? ModelSide { get; }

    /// <summary>What stands in for what a target leaves out.</summary>
    public TargetDefaults Defaults => new(_aws.DefaultRegion, Settings.DefaultCluster);

    public static House Build(Choices choices, Terminal terminal)
    {
        var source = choices.Replay is { } path ? Source.Replayed(path) : Source.Real(choices.Profile, terminal);
        return Over(source, choices, terminal);
    }

    /// <summary>The same over what answers as AWS.</summary>
    public static House Over(Source source, Choices choices, Terminal terminal)
    {
        var settings = SettingsFile.Read(choices.Config, terminal);
        var rules = OwnRules.Load(settings.RuleFiles);
        return new(source, settings, rules, choices.Region, choices.Verbose ? new CallLog(terminal.Error) : null, OpenModel.Of(choices, settings, terminal), terminal.Say);
    }

    /// <summary>The same with settings and rules that were read once for many runs. No model is asked.</summary>
    public static House Over(Source source, Settings settings, Rules rules) => new(source, settings, rules, region: null, observer: null, model: null, _ => { });

    public void Dispose()
    {
        ModelSide?.Dispose();
        Model?.Dispose();
        _aws.Dispose();
        _handler.Dispose();
    }
}
