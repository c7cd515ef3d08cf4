using TriageBot.Store;

namespace TriageBot.Slack.Tests.Fakes;

/// <summary>Incidents without a disk.</summary>
internal sealed class FakeIncidents : IIncidents
{
    public Func<CancellationToken, Task<Incident?>> Finds { get; set; } = _ => Task.FromResult<Incident?>(null);

    /// <summary>Of the thread that is asked about.</summary>
    public Incident? Threads { get; set; }

    public IReadOnlyList<PastIncident> Earlier { get; set; } = [];

    /// <summary>How often it was asked whose thread something is.</summary>
    public int Looks { get; private set; }

    public Task<Incident> Begin(Incident incident, DateTimeOffset since, CancellationToken cancellationToken) => Task.FromResult(incident);

    public Task<Incident?> Find(string id, CancellationToken cancellationToken) => Finds(cancellationToken);

    public Task<Incident?> OfThread(string team, string channel, string threadTs, CancellationToken cancellationToken)
    {
        Looks++;
        return Task.FromResult(Threads);
    }

    public Task Posted(string id, string ts, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task Finished(string id, string report, Likeness? likeness, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IReadOnlyList<PastIncident>> Alike(string team, Likeness likeness, string notThis, int most, CancellationToken cancellationToken) => Task.FromResult(Earlier);

    public Task Abandoned(string id, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task Say(Feedback feedback, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IReadOnlyList<Feedback>> FeedbackOf(string incidentId, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Feedback>>([]);
}
