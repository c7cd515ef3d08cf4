using TriageBot.Triage.Gathering;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Questions;

/// <summary>Opens an incident for a question: as AWS tells of it, and where AWS has forgotten its task, as the stored report does.</summary>
internal sealed class Opening(Desk desk, TimeProvider time)
{
    /// <param name="parts">What the question needs beside the task's record.</param>
    public async Task<OpenIncident> Open(Target incident, Parts parts, Past past, CancellationToken cancellationToken)
    {
        var file = desk.Open(incident);
        var gathered = await desk.Gather(file, parts, cancellationToken);
        if (gathered.Task is not null || StoredTask.Of(past.Report) is not { } stored)
            return new OpenIncident(file, gathered, desk.Settings, past, time);

        file.Task = stored;
        return new OpenIncident(file, await desk.Gather(file, parts, cancellationToken), desk.Settings, past, time) { IsFromStore = true };
    }
}
