using System.Text.Json;
using TriageBot.Replay.Cases;
using TriageBot.Replay.Logs.Insights;
using TriageBot.Replay.Wire;

namespace TriageBot.Replay.Worlds;

/// <summary>One account in one Region as it stands at this moment; no case at all is an account in which nothing exists.</summary>
/// <param name="Now">The world's time.</param>
/// <param name="Queries">The queries of Logs Insights that were started anywhere in this world.</param>
internal sealed record Place(string Region, string Account, DateTimeOffset Now, IReadOnlyList<Snapshot> Cases, QueryBook Queries)
{
    public string Caller => $"arn:{Partition}:sts::{Account}:assumed-role/replay/triagebot";

    public string Partition => Partitions.Of(Region);

    public string Arn(string service, string resource) => $"arn:{Partition}:{service}:{Region}:{Account}:{resource}";

    /// <summary>The entries of a list over all cases here, each with its case's own time.</summary>
    /// <exception cref="AwsRefusal">AccessDenied: there are cases here, and none of them records this list.</exception>
    public IReadOnlyList<Recorded> List(string section, string list, string action, string resource)
    {
        if (Cases.Count > 0 && !Cases.Any(c => c.State.List(section, list) is not null || c.State.IsEmpty(section)))
            throw AwsRefusal.NotRecorded(Caller, action, resource);
        return Known(section, list);
    }

    /// <summary>The same without a refusal: what is not recorded is not there.</summary>
    public IReadOnlyList<Recorded> Known(string section, string list) =>
        [.. Cases.SelectMany(c => c.State.List(section, list) is { } entries ? entries.EnumerateArray().Select(value => new Recorded(value, c.Now)) : [])];
}

/// <summary>A case as it stands, and its own time.</summary>
internal sealed record Snapshot(RecordedCase Case, CaseState State, DateTimeOffset Now);

/// <summary>A recorded thing, and its case's own time.</summary>
internal sealed record Recorded(JsonElement Value, DateTimeOffset Now)
{
    public string? Text(string member) => Value.TryGetProperty(member, out var found) && found.ValueKind == JsonValueKind.String ? found.GetString() : null;

    public JsonElement? Member(string member) => Value.TryGetProperty(member, out var found) ? found : null;
}
