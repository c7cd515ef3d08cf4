using System.Text.Json;

namespace TriageBot.Replay.Cases;

/// <summary>A recorded incident, read and checked; see <see cref="CaseReader"/>.</summary>
public sealed class RecordedCase
{
    internal RecordedCase(CaseHead head, JsonElement? expected, IReadOnlyList<Fault> faults, IReadOnlyList<CaseState> states)
    {
        (File, Name, Now, Region, Account, Source) = head;
        Expected = expected;
        Faults = faults;
        States = states;
    }

    /// <summary>The file's name, without its folder.</summary>
    public string File { get; }

    public string Name { get; }

    /// <summary>When the case begins; its clock runs on from here.</summary>
    public DateTimeOffset Now { get; }

    public string Region { get; }

    /// <summary>Twelve digits.</summary>
    public string Account { get; }

    /// <summary>Where the incident was told publicly, or null.</summary>
    public string? Source { get; }

    /// <summary>The case's <c>expected</c> object as it stands in the file; <c>target</c> is always there.</summary>
    public JsonElement? Expected { get; }

    /// <summary>What <c>why</c> is to be asked about this case.</summary>
    public string ExpectedTarget => Expected?.GetProperty("target").GetString() ?? "";

    internal IReadOnlyList<Fault> Faults { get; }

    /// <summary>The recorded world as it unfolds: the first holds from the start, each later one from its <see cref="CaseState.After"/> on.</summary>
    internal IReadOnlyList<CaseState> States { get; }

    internal CaseState At(TimeSpan elapsed) => States.Last(state => state.After <= elapsed);
}

internal sealed record CaseHead(string File, string Name, DateTimeOffset Now, string Region, string Account, string? Source);
