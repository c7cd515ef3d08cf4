using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TriageBot.Triage.Reporting;

/// <summary>
/// The report as data (<c>--format json</c>): a snapshot. It holds text that was redacted, and hashes of the originals,
/// so that each citation can be read back later; it never becomes a conclusion again.
/// </summary>
public sealed record Report
{
    public int Schema { get; init; } = 1;

    public required ReportTarget Target { get; init; }

    /// <summary>The ARN of the task that is explained; null where there is none.</summary>
    public string? Investigated { get; init; }

    /// <summary><c>concluded</c>, <c>record_only</c>, <c>not_stopped</c> or <c>not_found</c>.</summary>
    public required string Verdict { get; init; }

    public required string Bucket { get; init; }

    public required string Cause { get; init; }

    public string? Container { get; init; }

    public string? Owner { get; init; }

    public required string Summary { get; init; }

    /// <summary><c>high</c>, <c>medium</c> or <c>low</c>.</summary>
    public required string Confidence { get; init; }

    /// <summary>How many independent sources agree; 0 where nothing was verified.</summary>
    public int Signals { get; init; }

    public required string Decoder { get; init; }

    public IReadOnlyList<Citation> Citations { get; init; } = [];

    public ReportRecord? Record { get; init; }

    public ReportService? ServiceNow { get; init; }

    public ReportOccurrences? Occurrences { get; init; }

    public IReadOnlyList<ReportHypothesis> Hypotheses { get; init; } = [];

    public IReadOnlyList<ReportRuledOut> RuledOut { get; init; } = [];

    /// <summary>Looks at the account as it is now; empty where no reading asked for one.</summary>
    public IReadOnlyList<ReportCheck> Checks { get; init; } = [];

    public IReadOnlyList<ReportEvidence> Evidence { get; init; } = [];

    public ReportAction? NextAction { get; init; }

    public IReadOnlyList<ReportGap> Gaps { get; init; } = [];

    /// <summary>Why a proposed conclusion was not said.</summary>
    public IReadOnlyList<ReportRefusal> Refusals { get; init; } = [];

    /// <summary>Null where no model is configured, or there was nothing for it to read.</summary>
    public ReportModel? Model { get; init; }

    public int AwsCalls { get; init; }

    public long ElapsedMs { get; init; }

    public bool DeadlineHit { get; init; }
}

/// <param name="Kind"><c>task</c>, <c>service</c> or <c>task_definition</c>.</param>
public sealed record ReportTarget(string Kind, string? Arn, string? Account, string Region, string? Cluster, string? TaskId, string? Service, string? TaskDefinition);

/// <summary>A line that was read back.</summary>
/// <param name="Message">Redacted and bounded; see <paramref name="Sha256"/>.</param>
/// <param name="Sha256">Of the original message's UTF-8 bytes, in lower-case hexadecimal.</param>
/// <param name="Redacted">True where secrets were taken out of <paramref name="Message"/>.</param>
/// <param name="Truncated">True where <paramref name="Message"/> was cut in the middle.</param>
/// <param name="Region">The Region that holds the log group, which may not be the task's.</param>
public sealed record Citation(
    string Id,
    string LogGroup,
    string LogStream,
    DateTimeOffset Timestamp,
    string Message,
    string? Container,
    string Sha256,
    bool Redacted,
    bool Truncated,
    bool Verified,
    string? ConsoleUrl,
    string Source,
    string Region,
    string? Account);

public sealed record ReportRecord(
    string? StopCode,
    string? StoppedReason,
    DateTimeOffset? CreatedAt,
    DateTimeOffset? PullStartedAt,
    DateTimeOffset? PullStoppedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? StoppedAt,
    IReadOnlyList<ReportContainer> Containers);

public sealed record ReportContainer(string Name, bool Essential, int? ExitCode, string? Reason);

public sealed record ReportService(int? Desired, int Running, int Pending, string? Rollout, string? LastGoodRevision);

public sealed record ReportOccurrences(int Count, DateTimeOffset? Since);

public sealed record ReportHypothesis(string Cause, string Bucket, IReadOnlyList<string> For, IReadOnlyList<string> Against);

public sealed record ReportRuledOut(string Cause, string Because, IReadOnlyList<string> Evidence);

/// <param name="Status"><c>pass</c>, <c>fail</c> or <c>unknown</c>. A pass says how it is now, not how it was then.</param>
/// <param name="At">When it was looked at.</param>
public sealed record ReportCheck(string Name, string Status, string Detail, DateTimeOffset At, string Query);

public sealed record ReportEvidence(string Id, string Source, string Query, string? Window, string Result, string Detail);

/// <param name="Command">To review, then to run by a person; never run by the bot.</param>
/// <param name="Changes">True where the command would change something.</param>
/// <param name="Statement">A policy statement as JSON, to review and add by hand.</param>
/// <param name="Mind">Other limits of the task definition that would then be too tight.</param>
public sealed record ReportAction(
    string Id, string Text, string? Field, string? From, string? To, string? Command, bool Changes, string? Statement, IReadOnlyList<string> Mind);

public sealed record ReportGap(string What, string Because, string? Grant);

public sealed record ReportRefusal(string? Line, string Kind, string Because);

/// <summary>Times are ISO 8601 in UTC; what is not known is null, not left out.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, Converters = [typeof(UtcTimes)])]
[JsonSerializable(typeof(Report))]
public sealed partial class ReportJson : JsonSerializerContext
{
    /// <summary>Quotes and non-ASCII text as they are: a report is read by people and by <c>jq</c>, never put into HTML.</summary>
    public static ReportJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Converters = { new UtcTimes() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
