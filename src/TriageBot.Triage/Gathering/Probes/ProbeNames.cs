namespace TriageBot.Triage.Gathering.Probes;

/// <summary>The names by which probes need each other.</summary>
internal static class ProbeNames
{
    public const string StoppedTask = "stopped task";
    public const string Definition = "definition";
    public const string LogTails = "log tails";
    public const string Events = "events";
    public const string Service = "service";
    public const string LastGood = "last good revision";
    public const string Siblings = "siblings";
}
