namespace TriageBot.Configuration;

/// <summary>One value of the configuration and where it was found.</summary>
/// <param name="Key">As .NET writes it: <c>Evidence:EventLogGroups:0</c>.</param>
/// <param name="Where">For people: <c>triagebot.yaml:7</c>, or <c>environment</c>.</param>
/// <param name="InFile">True where it stands in a file, where a secret must not.</param>
internal sealed record Setting(string Key, string Value, string Where, bool InFile);
