using TriageBot.Triage.Gathering;

namespace TriageBot.Triage.Plugins.Incidents;

internal static class Noting
{
    /// <summary>Notes a look in the file, for the record of what was read, and hands the finding on.</summary>
    public static Finding<T> NoteAndKeep<T>(this CaseFile file, Finding<T> finding)
        where T : class
    {
        file.Note(finding);
        return finding;
    }
}
