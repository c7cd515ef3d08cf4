using TriageBot.Triage.Reporting.Outlines;

namespace TriageBot.Triage.Questions;

/// <summary>What can be asked.</summary>
internal static class HelpLines
{
    private static readonly (string Command, string Does)[] s_all =
    [
        ("logs [n] [before|after|around <time>] [container]", "lines around the death, or around another time"),
        ("search <words>", "lines of the task with these words"),
        ("events", "what ECS said of the task and its service"),
        ("timeline", "the task's life, step by step"),
        ("siblings", "other tasks of the service that stopped"),
        ("history [yesterday|since <time>]", "earlier stops of the service, and what was seen before"),
        ("diff [rev rev]", "what changed between two revisions of the task definition"),
        ("iam <action> [resource]", "what the task's role may do now"),
        ("role", "the task's roles and their policies"),
        ("network <host[:port]>", "whether there is a path from the task's subnet"),
        ("memory", "the memory used up to the end"),
        ("cpu", "the CPU used up to the end"),
        ("health", "health checks, and the load balancer's targets"),
        ("why not <cause>", "what speaks against a cause"),
        ("again", "look into all of it afresh"),
    ];

    /// <summary>The first words of the commands.</summary>
    public static IEnumerable<string> Names => s_all.Select(c => c.Command.Split(' ')[0]).Append("help");

    public static Outline Help() => new(Mark.Open, "What can be asked about this incident", Lines());

    public static Outline Unclear(string headline) => new(Mark.Open, headline, Lines());

    private static IReadOnlyList<OutlineLine> Lines() => [.. s_all.Select(c => OutlineLine.Of("", new Copyable(c.Command), new Words($"  {c.Does}")))];
}
