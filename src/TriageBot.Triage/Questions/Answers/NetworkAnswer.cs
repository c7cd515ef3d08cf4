using TriageBot.Triage.Checks;
using TriageBot.Triage.Reporting;
using TriageBot.Triage.Reporting.Outlines;

namespace TriageBot.Triage.Questions.Answers;

/// <summary>Whether there is a path, as of now.</summary>
internal static class NetworkAnswer
{
    public static async Task<Said> Of(NetworkQuestion question, OpenIncident incident, Tools tools, CancellationToken cancellationToken)
    {
        var (host, port) = question.Host is { } named ? (named, question.Port) : Meant(incident, tools);
        if (host is null)
            return new Said($"{incident.Title}: name a host, as in network db.internal:5432; nothing in this incident names one that could not be reached", [], []);

        var finding = await incident.Network.Path(host, port, null, cancellationToken);
        if (finding.Value is not { } check)
            return new Said($"{incident.Title}: {tools.Shown.Text(finding.Look.Detail)}", [], [finding.Look.Id]);

        return new Said(
            tools.Shown.Text($"{incident.Title}: {check.Detail}"),
            [new OutlineLine("Checked", [new Words($"{check.Status.Name()} (as of "), Times.At(check.At, incident.Death), new Words(")  "), new Quoted(tools.Shown.Text(check.Query)), new Words($"  {finding.Look.Id}")])],
            [finding.Look.Id]);
    }

    private static (string? Host, int? Port) Meant(OpenIncident incident, Tools tools) =>
        incident.Gathered.Task is { } task
        && Destinations.Of(task, incident.Gathered.Definition, tools.Rules.Weigh(incident.Gathered), id => incident.Gathered.Line(id)?.Said) is [var first, ..] ? (first.To.Name, first.To.Port) : (null, null);
}
