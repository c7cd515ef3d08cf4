using System.Text.Json;
using TriageBot.Replay.Logs;

namespace TriageBot.Replay.Cases;

/// <summary>The recorded world between two steps. Immutable, so that requests may read it side by side.</summary>
internal sealed class CaseState
{
    private readonly Lazy<IReadOnlyList<RecordedGroup>> _logGroups;

    /// <param name="after">Virtual time since the case's <c>now</c> from which on this state holds.</param>
    /// <param name="document">The whole case, times as they go over the wire.</param>
    public CaseState(TimeSpan after, JsonElement document)
    {
        After = after;
        Document = document;
        _logGroups = new(() => RecordedGroup.ReadAll(document));
    }

    public TimeSpan After { get; }

    public JsonElement Document { get; }

    public IReadOnlyList<RecordedGroup> LogGroups => _logGroups.Value;

    public bool Records(string section) => Document.TryGetProperty(section, out _);

    /// <summary>The section is there and holds nothing: whatever belongs in it does not exist.</summary>
    public bool IsEmpty(string section) =>
        AccountSections.Names.Contains(section) && Document.TryGetProperty(section, out var within) && within.ValueKind == JsonValueKind.Object && !within.EnumerateObject().Any();

    /// <summary>A section's list; null where the case does not record it (which is not the same as an empty one).</summary>
    public JsonElement? List(string section, string list) =>
        Document.TryGetProperty(section, out var within) && within.TryGetProperty(list, out var found) ? found : null;
}
