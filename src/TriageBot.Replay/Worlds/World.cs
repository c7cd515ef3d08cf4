using TriageBot.Replay.Cases;
using TriageBot.Replay.Clock;
using TriageBot.Replay.Logs.Insights;
using TriageBot.Replay.Wire;

namespace TriageBot.Replay.Worlds;

/// <summary>
/// One recorded case, or a folder of them as one world. The world's clock starts at the newest case's <c>now</c>. Each case keeps its own offset to it:
/// what is visible, forgotten or unfolded in a case is decided by the case's own <c>now</c> plus the time that has passed, so that an incident of last year
/// is as fresh as its recording beside one of today.
/// </summary>
public sealed class World
{
    private World(IReadOnlyList<RecordedCase> cases, TimeProvider real)
    {
        Cases = cases;
        Clock = new ReplayClock(cases.Max(c => c.Now), real);
        Faults = new FaultBook(cases);
    }

    public IReadOnlyList<RecordedCase> Cases { get; }

    public ReplayClock Clock { get; }

    internal FaultBook Faults { get; }

    internal QueryBook Queries { get; } = new();

    /// <summary>Reads a case file, or every <c>*.case.json</c> that stands directly in a folder.</summary>
    /// <param name="path">The file or the folder.</param>
    /// <param name="real">What the world's clock runs on with.</param>
    /// <exception cref="CaseException">A case cannot be read, or the folder holds none.</exception>
    public static World Load(string path, TimeProvider real)
    {
        if (!Directory.Exists(path))
            return Of([CaseReader.Read(path)], real);
        var files = Directory.GetFiles(path, "*.case.json").Order(StringComparer.Ordinal).ToList();
        return files.Count switch
        {
            0 => throw new CaseException($"{Said.Short(path)}: holds no *.case.json file. Name a case, or a folder with cases directly in it."),
            > CaseLimits.CasesInFolder => throw new CaseException($"{Said.Short(path)}: holds {files.Count:N0} cases; one world takes {CaseLimits.CasesInFolder:N0}. Name a smaller folder."),
            _ => Of([.. files.Select(CaseReader.Read)], real),
        };
    }

    /// <summary>A world of cases that were read already; at least one.</summary>
    public static World Of(IReadOnlyList<RecordedCase> cases, TimeProvider real)
    {
        ArgumentOutOfRangeException.ThrowIfZero(cases.Count);
        return new(cases, real);
    }

    /// <summary>
    /// Where a request goes: its Region, and the account behind its access key. A key that AssumeRole gave names its account; any other key belongs to
    /// the only account recorded in that Region, or to the first case's account. IAM is one for all Regions of a partition, whichever the request is signed for.
    /// </summary>
    internal Place At(Signature signature)
    {
        var region = signature.Region;
        var account = AssumedKey.Account(signature.AccessKey) ?? Home(region);
        var elapsed = Clock.Elapsed;
        var here = Cases.Where(c => c.Account == account && (c.Region == region || (signature.Service == "iam" && Partitions.Of(c.Region) == Partitions.Of(region))));
        return new(region, account, Clock.GetUtcNow(), [.. here.Select(c => new Snapshot(c, c.At(elapsed), c.Now + elapsed))], Queries);
    }

    private string Home(string region)
    {
        var here = Cases.Where(c => c.Region == region).Select(c => c.Account).Distinct().Take(2).ToList();
        return here.Count == 1 ? here[0] : Cases[0].Account;
    }
}
