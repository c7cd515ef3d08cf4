namespace TriageBot.Replay.Cases;

/// <summary>What a case may hold at most. Cases come from strangers.</summary>
internal static class CaseLimits
{
    public const int FileBytes = 16 * 1024 * 1024;

    /// <summary>Nested objects and lists.</summary>
    public const int Depth = 64;

    /// <summary>Entries of any one list.</summary>
    public const int Entries = 200_000;

    public const int Steps = 100;

    /// <summary>Bytes of the file times the states that it unfolds to: what a replay keeps in memory.</summary>
    public const long UnfoldedBytes = 128L * 1024 * 1024;

    public const int Faults = 1_000;

    public const int CasesInFolder = 1_000;
}
