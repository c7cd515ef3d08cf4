namespace TriageBot.Triage.Gathering;

/// <summary>
/// One fixed look-up of an investigation. It says which probes it builds on, reads what they put into the file, adds what it finds,
/// and never throws for what AWS says: that becomes a gap.
/// </summary>
public interface IProbe
{
    /// <summary>Names the probe to those that need it.</summary>
    string Name { get; }

    /// <summary>The probes whose findings this one reads; it starts as soon as they have ended.</summary>
    IReadOnlyList<string> Needs { get; }

    /// <summary>For people, where time runs out: what was not looked at.</summary>
    string LooksAt { get; }

    Task Look(CaseFile file, CancellationToken cancellationToken);
}
