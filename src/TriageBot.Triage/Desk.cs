using TriageBot.Triage.Checks;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Gathering.FollowUps;
using TriageBot.Triage.Gathering.Probes;
using TriageBot.Triage.Plugins;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage;

/// <summary>Opens a case file for a target and has the probes fill it.</summary>
public sealed class Desk
{
    private readonly AwsReads _aws;
    private readonly Gatherer _all;
    private readonly IReadOnlyList<IProbe> _late;
    private readonly IReadOnlyList<IFollowUp> _followUps;
    private readonly IReadOnlyList<ICheck> _checks;
    private readonly TimeProvider _time;

    public Desk(AwsReads aws, EvidenceSettings settings, TimeProvider time)
    {
        _aws = aws;
        _time = time;
        Settings = settings;
        _late = [new LogTailsProbe(time), new EventsProbe(time)];
        _all = new Gatherer([new StoppedTaskProbe(time), new DefinitionProbe(), .. _late, new ServiceProbe(), new LastGoodProbe(), new SiblingsProbe()], time);
        _followUps = [new ServiceActionsFollowUp(time), new MemoryFollowUp(), new DeniedCallsFollowUp(settings), new ActionLogFollowUp(time), new ChangesFollowUp()];
        _checks =
        [
            new RoleRightsCheck(time), new RoleTrustCheck(time), new ImageCheck(time), new PlatformCheck(time), new SecretCheck(time), new ParameterCheck(time),
            new LogGroupCheck(time), new NetworkCheck(time), new FileSystemCheck(time), new TargetCheck(time), new PlacementCheck(time), new FargateCheck(time), new SubnetCheck(time),
        ];
    }

    public EvidenceSettings Settings { get; }

    /// <summary>What may be read is fixed here: the target's account and Region, and the log groups of the settings.</summary>
    /// <param name="target">What is asked about.</param>
    /// <param name="progress">Told what there is, each time a look-up has ended.</param>
    public CaseFile Open(Target target, IProgress<Dossier>? progress = null) =>
        new(target, Toolbox.For(target.Scope, _aws, Settings), progress is null ? null : file => progress.Report(file.Close(_time.GetUtcNow())));

    public Task<Dossier> Gather(CaseFile file, CancellationToken cancellationToken) => _all.Gather(file, cancellationToken);

    /// <summary>Gathers only what a question needs, and whatever that needs.</summary>
    /// <param name="parts">Beside the task's record and its definition.</param>
    internal Task<Dossier> Gather(CaseFile file, Parts parts, CancellationToken cancellationToken)
    {
        IProbe record = file.Task is null ? new StoppedTaskProbe(_time) : new KnownTaskProbe();
        IReadOnlyList<(Parts Part, IProbe Probe)> rest =
        [
            (Parts.Logs, new LogTailsProbe(_time)), (Parts.Events, new EventsProbe(_time)), (Parts.Service, new ServiceProbe()), (Parts.LastGood, new LastGoodProbe()), (Parts.Siblings, new SiblingsProbe()),
        ];
        return new Gatherer([record, new DefinitionProbe(), .. rest.Where(r => parts.HasFlag(r.Part)).Select(r => r.Probe)], _time).Gather(file, cancellationToken);
    }

    /// <summary>Checks the load balancer's targets, whether a reading asks for it or not.</summary>
    internal Task<Dossier> CheckTargets(CaseFile file, CancellationToken cancellationToken) => Run([new TargetCheck(_time)], file, cancellationToken);

    /// <summary>Looks once more where lines may have arrived since.</summary>
    public Task<Dossier> GatherAgain(CaseFile file, CancellationToken cancellationToken) => Run(_late, file, cancellationToken);

    /// <summary>Looks and checks where the readings of what was gathered ask for it, all at once; the same dossier where none does.</summary>
    /// <param name="room">How many AWS calls that may cost: of more that are asked for, the first ones run.</param>
    public async Task<Dossier> FollowUp(CaseFile file, Dossier gathered, IReadOnlyList<Hypothesis> readings, CallRoom room, CancellationToken cancellationToken)
    {
        file.Asked = new Question(gathered, readings);
        IReadOnlyList<IProbe> asked = [.. Affordable(_followUps, gathered, readings, room.ForFollowUps), .. Affordable(_checks, gathered, readings, room.ForChecks)];
        return asked.Count == 0 ? gathered : await Run(asked, file, cancellationToken);
    }

    private static IEnumerable<IProbe> Affordable(IReadOnlyList<IFollowUp> all, Dossier gathered, IReadOnlyList<Hypothesis> readings, int room)
    {
        foreach (var followUp in all.Where(f => f.IsAskedBy(gathered, readings)))
        {
            var price = followUp.Price(gathered, readings);
            if (price > room)
                continue;

            room -= price;
            yield return followUp;
        }
    }

    /// <summary>What differs from the revision that ran well last, whether a reading asks for it or not.</summary>
    public Task<Dossier> Compare(CaseFile file, CancellationToken cancellationToken) => Run([new ChangesFollowUp()], file, cancellationToken);

    private async Task<Dossier> Run(IReadOnlyList<IProbe> probes, CaseFile file, CancellationToken cancellationToken)
    {
        await Task.WhenAll(probes.Select(p => Gatherer.Run(p, file, cancellationToken)));
        return file.Close(_time.GetUtcNow());
    }
}

/// <summary>How many AWS calls there is room for.</summary>
public readonly record struct CallRoom(int ForFollowUps, int ForChecks);
