namespace TriageBot.Triage.Gathering.Probes;

/// <summary>Stands where the task is known already.</summary>
internal sealed class KnownTaskProbe : IProbe
{
    public string Name => ProbeNames.StoppedTask;

    public IReadOnlyList<string> Needs => [];

    public string LooksAt => "the task's record";

    public Task Look(CaseFile file, CancellationToken cancellationToken) => Task.CompletedTask;
}
