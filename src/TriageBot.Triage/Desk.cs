using TriageBot.Triage.Gathering;
using TriageBot.Triage.Gathering.Probes;
using TriageBot.Triage.Plugins;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage;

/// <summary>Opens a case file for a target and has the probes fill it.</summary>
public sealed class Desk
{
    private readonly IEcs ecs;
    private readonly ILogs logs;
    private readonly Gatherer all;
    private readonly IReadOnlyList<IProbe> late;
    private readonly TimeProvider time;

    public Desk(IEcs ecs, ILogs logs, EvidenceSettings settings, TimeProvider time)
    {
        this.ecs = ecs;
        this.logs = logs;
        this.time = time;
        Settings = settings;
        late = [new LogTailsProbe(time), new EventsProbe(time)];
        all = new Gatherer([new StoppedTaskProbe(time), new DefinitionProbe(), .. late, new ServiceProbe(), new SiblingsProbe()], time);
    }

    public EvidenceSettings Settings { get; }

    /// <summary>What may be read is fixed here: the target's account and Region, and the log groups of the settings.</summary>
    public CaseFile Open(Target target) =>
        new(target, new EcsPlugin(ecs, target.Scope), new LogsPlugin(logs, target.Scope, Settings));

    public Task<Dossier> Gather(CaseFile file, CancellationToken cancellationToken) => all.Gather(file, cancellationToken);

    /// <summary>Looks once more where lines may have arrived since.</summary>
    public async Task<Dossier> GatherAgain(CaseFile file, CancellationToken cancellationToken)
    {
        var ended = await Task.WhenAll(late.Select(p => Gatherer.Run(p, file, cancellationToken)));
        return file.Close(time.GetUtcNow(), deadlineHit: ended.Contains(false));
    }
}
