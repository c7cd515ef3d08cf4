using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Stacks;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Plugins.Incidents;
using TriageBot.Triage.Questions;
using TriageBot.Triage.Redaction;
using TriageBot.Triage.Reporting;

namespace TriageBot.EndToEnd.Questions;

/// <summary>An incident of a recorded world, opened, with the plugins that reach no further than it.</summary>
internal sealed class Opened : IDisposable
{
    private readonly Stack _stack;

    private Opened(Stack stack, CaseFile file, Dossier gathered)
    {
        _stack = stack;
        File = file;
        var bounds = new Bounds(stack.Target.Scope, stack.Desk.Settings, gathered.Task, gathered.Definition, stack.Target);
        Ecs = new IncidentEcsPlugin(file, bounds);
        Logs = new IncidentLogsPlugin(file, bounds, stack.Clock.Time);
        Iam = new IncidentIamPlugin(file, bounds, new NamedResources(gathered));
        Network = new IncidentNetworkPlugin(file, bounds, stack.Clock.Time);
        Metrics = new IncidentMetricsPlugin(file, bounds, stack.Clock.Time);
    }

    public CaseFile File { get; }

    public IncidentEcsPlugin Ecs { get; }

    public IncidentLogsPlugin Logs { get; }

    public IncidentIamPlugin Iam { get; }

    public IncidentNetworkPlugin Network { get; }

    public IncidentMetricsPlugin Metrics { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static Task<Opened> Of(Incident incident) => Of(incident.Asked());

    public static async Task<Opened> Of(JsonObject recorded)
    {
        var stack = new Stack(recorded);
        var file = stack.Desk.Open(stack.Target);
        return new Opened(stack, file, await stack.Desk.Gather(file, Cancel));
    }

    /// <summary>Asks a question as the terminal does.</summary>
    public static async Task<Reply> Ask(Stack stack, string question, Past? past = null) =>
        await Desk(stack).Answer(QuestionReader.Read(question, isAddressed: true)!, stack.Target, past ?? Past.None, Cancel);

    public static async Task<Reply> Ask(Incident incident, string question, Past? past = null)
    {
        using var stack = new Stack(incident.Asked());
        return await Ask(stack, question, past);
    }

    public static QuestionDesk Desk(Stack stack) => new(stack.Desk, stack.Investigator, stack.Rules, stack.Verifier, new Shown(Redactor.WithRandomKey()), stack.Clock.Time);

    /// <summary>All of a reply, as plain text.</summary>
    public static string Text(Reply reply) => TextReport.Write(reply.Outline, TextStyle.Plain);

    public void Dispose() => _stack.Dispose();
}
