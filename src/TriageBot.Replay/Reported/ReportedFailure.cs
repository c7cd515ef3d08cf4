using System.Text.Json;
using System.Text.Json.Serialization;

namespace TriageBot.Replay.Reported;

/// <summary>
/// A failure as a person reported it in public: the short form of a case, one JSON object a line of a <c>.jsonl</c> file. What the report does
/// not say is null or empty.
/// </summary>
public sealed record ReportedFailure
{
    // What has a value unless the report says otherwise is set, not initialised: the reader would give an initialised one nothing.
    /// <summary>A short name, unique in its file.</summary>
    public required string Id { get; init; }

    /// <summary>Where it was reported.</summary>
    public string? Source { get; init; }

    public string? StopCode { get; init; }

    public string? StoppedReason { get; init; }

    /// <summary>Empty where the report names none.</summary>
    public IReadOnlyList<ReportedContainer> Containers { get; set; } = [];

    /// <summary>In the order reported, the newest last.</summary>
    public IReadOnlyList<string> LogLines { get; set; } = [];

    /// <summary>Messages of the service, in the order reported.</summary>
    public IReadOnlyList<string>? ServiceEvents { get; init; }

    /// <summary>What the report says of the task definition, by the names of its fields.</summary>
    public JsonElement? TaskDef { get; init; }

    /// <summary><c>FARGATE</c>, <c>FARGATE_SPOT</c>, <c>EC2</c> or <c>EXTERNAL</c>.</summary>
    public string? LaunchType { get; init; }

    /// <summary>The label: what a person says it was.</summary>
    public required string Bucket { get; init; }

    /// <summary>The label: the cause, from the vocabulary of causes.</summary>
    public required string Cause { get; init; }

    /// <summary>The log line that best proves the cause; null where none does.</summary>
    public string? SupportingLine { get; init; }

    /// <summary>Whether the reporter or a maintainer confirmed the cause.</summary>
    public bool Confirmed { get; init; }

    /// <summary>False where the record alone cannot decide and only the report's end told.</summary>
    public bool EvidenceSuffices { get; set; } = true;

    /// <summary>Where it stands in its file, counted from one.</summary>
    [JsonIgnore]
    public int Line { get; init; }

    /// <summary>A report of a service that starts no task: it tells of no stop.</summary>
    internal bool IsOfService => StopCode is null && StoppedReason is null && Containers.Count == 0 && LogLines.Count == 0 && ServiceEvents is { Count: > 0 };
}

/// <param name="Essential">Null where the report does not say; ECS's default is true.</param>
/// <param name="ExitCode">Null where none was recorded.</param>
public sealed record ReportedContainer(string Name, bool? Essential, int? ExitCode, string? Reason);
