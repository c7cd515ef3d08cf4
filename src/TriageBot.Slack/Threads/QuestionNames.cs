using TriageBot.Triage.Questions;

namespace TriageBot.Slack.Threads;

/// <summary>What a question is called where no word of a person may stand: the command that it comes to.</summary>
internal static class QuestionNames
{
    public static string Of(Question question) => question switch
    {
        LogsQuestion => "logs",
        SearchQuestion => "search",
        EventsQuestion => "events",
        TimelineQuestion => "timeline",
        SiblingsQuestion => "siblings",
        HistoryQuestion => "history",
        DiffQuestion => "diff",
        IamQuestion => "iam",
        RoleQuestion => "role",
        NetworkQuestion => "network",
        MemoryQuestion => "memory",
        CpuQuestion => "cpu",
        HealthQuestion => "health",
        WhyNotQuestion => "why not",
        AgainQuestion => "again",
        HelpQuestion => "help",
        UnclearQuestion => "unclear",
        _ => throw new InvalidOperationException($"no name for {question.GetType().Name}"),
    };
}
