using TriageBot.Triage.Gathering;
using TriageBot.Triage.Gathering.Probes;
using TriageBot.Triage.Plugins;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage;

/// <summary>Opens a case file for a target and has the probes fill it.</summary>
public sealed class Desk
{
    private readonly IEcs _ecs;
    private readonly ILogs _logs;
    private readonly Gatherer _all;
    private readonly IReadOnlyList<IProbe> _late;
    private readonly TimeProvider _time;

    public Desk(IEcs ecs, ILogs logs, EvidenceSettings settings, TimeProvider time)
    {
        _ecs = ecs;
        _logs = logs;
        _time = time;
        Settings = settings;
        _late = [new LogTailsProbe(time), new EventsProbe(time)];
        _all = new Gatherer([new StoppedTaskProbe(time), new DefinitionProbe(), .. _late, new ServiceProbe(), new LastGoodProbe(), new SiblingsProbe()], time);
    }

    public EvidenceSettings Settings { get; }

    /// <summary>What may be read is fixed here: the target's account and Region, and the log groups of the settings.</summary>
    public CaseFile Open(Target target) =>
        new(target, new EcsPlugin(_ecs, target.Scope), new LogsPlugin(_logs, target.Scope, Settings));

    public Task<Dossier> Gather(CaseFile file, CancellationToken cancellationToken) => _all.Gather(file, cancellationToken);

    /// <summary>Looks once more where lines may have arrived since.</summary>
    public async Task<Dossier> GatherAgain(CaseFile file, CancellationToken cancellationToken)
    {
        await Task.WhenAll(_late.Select(p => Gatherer.Run(p, file, cancellationToken)));
        return file.Close(_time.GetUtcNow());
    }
}
