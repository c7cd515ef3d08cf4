namespace TriageBot.Triage.Gathering;

/// <summary>Parts of what can be gathered, beside a task's record and its definition.</summary>
[Flags]
internal enum Parts
{
    None = 0,
    Logs = 1 << 0,
    Events = 1 << 1,
    Service = 1 << 2,
    LastGood = 1 << 3,
    Siblings = 1 << 4,
}
