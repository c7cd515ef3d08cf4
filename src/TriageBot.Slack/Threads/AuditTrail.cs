using Microsoft.Extensions.Logging;
using TriageBot.Slack.Requests;
using TriageBot.Store;
using TriageBot.Triage.Reporting;

namespace TriageBot.Slack.Threads;

/// <summary>
/// Writes down what was asked and done about an incident: in the incident's own log with the exact queries, in the program's log and telemetry
/// without a word that a person wrote.
/// </summary>
internal sealed partial class AuditTrail(IConversations conversations, SlackTelemetry telemetry, TimeProvider time, ILogger log)
{
    /// <summary>Longer ones are of no use to a reader of the log.</summary>
    private const int LongestDetail = 4000;

    public Task Add(string incident, string request, SlackRequest asked, IReadOnlyList<Happening> happenings, CancellationToken cancellationToken) =>
        Add(incident, request, asked.Asker.User, asked.Channel, happenings, cancellationToken);

    /// <param name="user">Empty where no person asked.</param>
    public async Task Add(string incident, string request, string user, string channel, IReadOnlyList<Happening> happenings, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await conversations.Append([.. happenings.Select(h => new IncidentEvent(incident, now, h.What, user, channel, request, Detail(h), h.Result, h.Size) { OnceKey = h.OnceIn(request) })], cancellationToken);
        foreach (var happening in happenings)
        {
            telemetry.Happened(happening.What, happening.Name, happening.Result ?? "");
            Happened(happening.What, happening.Name, happening.Result is { } result ? $": {result}" : "", incident, request);
        }
    }

    /// <summary>What an investigation looked at, and that it was answered.</summary>
    /// <param name="name">What was answered.</param>
    public static IReadOnlyList<Happening> Of(string name, Report report) =>
    [
        .. report.Evidence.Select(look => new Happening(IncidentEvents.Looked, look.Source, $"{look.Query}{(look.Window is null ? "" : $" [{look.Window}]")}: {look.Detail}", look.Result)),
        new Happening(IncidentEvents.Answered, name, Result: report.Verdict, Size: report.AwsCalls),
    ];

    private static string Detail(Happening happening)
    {
        var detail = happening switch
        {
            { Query: null } => happening.Name,
            { What: IncidentEvents.Looked } => $"{happening.Name} {happening.Query}",
            _ => happening.Query,
        };
        return detail.Length > LongestDetail ? detail[..LongestDetail] : detail;
    }

    /// <summary>Who it was, and where, stands in the incident's own log: this one may leave the machine.</summary>
    [LoggerMessage(1, LogLevel.Information, "Audit: {What} {Name}{Result}; incident {Incident}, request {Request}")]
    private partial void Happened(string what, string name, string result, string incident, string request);
}

/// <summary>What is written down.</summary>
/// <param name="What">One of <see cref="IncidentEvents"/>.</param>
/// <param name="Name">The command, the API or the button; no words of people.</param>
/// <param name="Query">The exact query, or the question as it was understood; words of people may stand in it.</param>
/// <param name="Result">Such as <c>found</c>; null where that is no question.</param>
/// <param name="Size">Lines, rows, or AWS reads.</param>
internal sealed record Happening(string What, string Name, string? Query = null, string? Result = null, int? Size = null)
{
    /// <summary>A try after a failure looks again, but nobody has asked again; what ended may end once more.</summary>
    public string? OnceIn(string request) => What is IncidentEvents.Looked or IncidentEvents.Resolved ? null : $"{request}:{What}";
}
