using TriageBot.Slack.Access;
using TriageBot.Triage;
using TriageBot.Triage.Alerts;
using TriageBot.Triage.Ecs;
using TriageBot.Triage.Questions;
using TriageBot.Triage.Reporting;
using TriageBot.Triage.Reporting.Outlines;
using TriageBot.Triage.Targets;

namespace TriageBot.Slack.Work;

/// <summary>What the chat edge needs of the heart.</summary>
/// <param name="Resolver">Finds the service that an alert means.</param>
/// <param name="Service">A service as it is now; null where it does not exist.</param>
/// <param name="Enter">The way into a target's account, or why there is none.</param>
/// <param name="Record">Keeps what an investigation of the target reads, with a person's label, redacted; where it is kept.</param>
public sealed record Heart(
    Investigator Investigator,
    Desk Desk,
    Reporter Reporter,
    Outliner Outliner,
    Extracts Extracts,
    QuestionDesk Questions,
    SubjectResolver Resolver,
    Func<AwsScope, string?, string, CancellationToken, Task<EcsService?>> Service,
    Func<Target, BoundTarget> Enter,
    Func<Target, PersonsLabel, CancellationToken, Task<string?>> Record);

/// <summary>What a person says it was; null where they did not say.</summary>
/// <param name="Name">Names the case, unique.</param>
public sealed record PersonsLabel(string Name, string? Bucket, string? Cause);
