namespace TriageBot.Triage.Logs;

/// <summary>What a query of Logs Insights brought.</summary>
/// <param name="Rows">In the query's order.</param>
/// <param name="Complete">False where the limit cut the rows, or the ceiling ended the query.</param>
/// <param name="BytesScanned">What AWS charges for.</param>
/// <param name="StoppedAtCeiling">True where the query was stopped because it scanned too much; the rows are what was found until then.</param>
public sealed record InsightsRead(IReadOnlyList<InsightsRow> Rows, bool Complete, long BytesScanned, bool StoppedAtCeiling = false);

/// <summary>One row: the fields that the query asked for, by name, and a pointer.</summary>
public sealed record InsightsRow(IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>For <c>GetLogRecord</c>; null for a row that stands for several events. How long it stays good is not documented.</summary>
    public string? RecordPointer => Fields.GetValueOrDefault("@ptr");

    public string? Message => Fields.GetValueOrDefault("@message");

    public string? LogStream => Fields.GetValueOrDefault("@logStream");
}
