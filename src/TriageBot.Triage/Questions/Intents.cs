namespace TriageBot.Triage.Questions;

/// <summary>What free words may ask for: the first of these that they fit, the more exact ones first.</summary>
internal static class Intents
{
    private static readonly Func<Wording, Question?>[] s_inOrder =
    [
        IamWords.In, Search, Again, WhyNot, Diff, LogsBeside, History, Network, Health, Logs, Memory, Cpu, Siblings, Events, Role, Timeline, Help,
    ];

    /// <summary>Words that decide: of a word that is mistyped one of these may be meant.</summary>
    public static readonly IReadOnlyList<string> Telling =
    [
        "logs", "lines", "output", "search", "events", "timeline", "siblings", "history", "yesterday", "different", "difference", "changed", "compare", "permission", "permissions", "allowed", "decrypt",
        "network", "connect", "reachable", "memory", "processor", "health", "healthy", "unhealthy", "again", "recheck", "happened", "before", "after", "around", "container", "revision", "secret", "parameter",
        "policy", "policies", "deployment", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "week", "previous", "other", "tasks", "started", "stopped", "placement", "subnet",
    ];

    public static Question? Of(Wording words) => s_inOrder.Select(read => read(words)).FirstOrDefault(q => q is not null);

    private static SearchQuestion? Search(Wording words)
    {
        var at = words.Index("search", "grep", "find", "mention", "mentions", "contain", "contains", "containing", "saying");
        if (at < 0 && words.First == "look" && words.Lower.Count > 2 && words.Lower[1] == "for")
            at = 1;
        if (at < 0 && words.Quoted is { } quoted && words.Has("log", "logs", "line", "lines"))
            return new SearchQuestion(quoted);
        if (at < 0 && words.Has("any", "there") && words.Index("log", "logs", "output") is > 1 and var end)
            at = words.Index("any", "there") is var start && words.Lower[start] == "there" && start + 1 < end && words.Lower[start + 1] is "a" or "an" or "any" ? start + 1 : start;
        return at < 0 ? null : words.Quoted is { } inQuotes ? new SearchQuestion(inQuotes) : Sought(words, at + 1) is { Length: > 1 } sought ? new SearchQuestion(sought) : null;
    }

    private static string Sought(Wording words, int from) => string.Join(' ', words.All
        .Skip(from).SkipWhile(w => w.ToLowerInvariant() is "for" or "the" or "a" or "an" or "any" or "logs" or "log" or "in" or "lines" or "with" or "of" or "me" or "all")
        .TakeWhile(w => w.ToLowerInvariant() is not ("in" or "from" or "please" or "log" or "logs" or "line" or "lines" or "before" or "after")));

    private static AgainQuestion? Again(Wording words) =>
        (words.Has("again", "afresh") && words.Has("check", "look", "try", "run", "investigate", "why"))
        || words.Has("recheck", "re-check", "refresh", "reinvestigate", "rerun", "re-run")
        || (words.Has("still") && words.Has("failing", "dying", "down", "broken", "crashing", "happening")) ? new AgainQuestion() : null;

    private static WhyNotQuestion? WhyNot(Wording words)
    {
        if (words.Index("not") is var not and > 0 && words.Lower[not - 1] == "why" && Rest(words, not + 1) is { } cause)
            return new WhyNotQuestion(cause);
        if (words.First is "is" or "was" or "could" or "couldn't" or "isn't" or "wasn't" or "might" or "can" or "maybe" or "why" or "sure" or "did" or "are" || words.Has("rule", "exclude", "ruled"))
            return words.Has("yesterday", "same", "before", "week", "first", "how", "much", "reach", "reachable", "connect") ? null : Causes.In(words) is { } named ? new WhyNotQuestion(named) : null;
        return null;
    }

    private static string? Rest(Wording words, int from) =>
        string.Join(' ', words.All.Skip(from).SkipWhile(w => w.ToLowerInvariant() is "a" or "an" or "the" or "just" or "simply")) is { Length: > 1 } rest ? rest : null;

    private static DiffQuestion? Diff(Wording words)
    {
        if (!words.Has("diff", "difference", "differences", "differs", "different", "changed", "change", "changes", "compare", "compared", "new") || words.Has("again"))
            return null;
        if (words.Has("new", "different") && !words.Has("revision", "version", "what's", "whats", "what", "definition", "deployment"))
            return null;

        var revisions = words.All.Select(Revisions.Of).Where(r => r is not null).Select(r => r!.Value).Take(2).ToList();
        return new DiffQuestion(revisions.Count > 0 ? revisions[0].Revision : null, revisions.Count > 1 ? revisions[1].Revision : null);
    }

    /// <summary>A side of a time tells of lines: "show the logs before that", "what happened right before it died".</summary>
    private static LogsQuestion? LogsBeside(Wording words)
    {
        if (!(IsOfLogs(words) || words.Has("happened", "happening", "see", "did", "doing")) || words.Has("ever", "yesterday", "week", "often"))
            return null;

        for (var at = 0; at < words.Lower.Count; at++)
        {
            if (LogWords.Side(words.Lower[at]) is { } side && TimeWords.Read(words.Lower, at + 1) is var (when, _) && when is not Midnight)
                return new LogsQuestion(Count(words), side, when, Container(words));
        }

        return null;
    }

    private static HistoryQuestion? History(Wording words)
    {
        var period = PeriodWords.In(words.Lower);
        var isOfPast = words.Has("history", "yesterday", "ever", "often", "recurring", "previously", "earlier", "same", "seen", "times", "repeatedly", "regularly", "usually", "lately", "recently", "past")
            || (words.Has("before", "already", "again", "first", "last") && words.Has("happened", "happen", "happens", "had", "time", "this", "occur", "occurred", "died", "crashed"));
        return isOfPast || (period is not null && !IsOfLogs(words)) ? new HistoryQuestion(period) : null;
    }

    private static NetworkQuestion? Network(Wording words)
    {
        var isOfPath = words.Has("reach", "reachable", "connect", "connection", "connected", "network", "route", "routes", "routing", "path", "subnet", "nat", "internet", "endpoint", "endpoints", "egress", "ingress", "firewall", "vpc", "resolve", "dns", "talk");
        return isOfPath ? HostWords.In(words) ?? new NetworkQuestion(null, null) : null;
    }

    private static HealthQuestion? Health(Wording words) => words.Has("health", "healthy", "unhealthy", "healthcheck", "targets", "target", "alb", "elb", "nlb", "balancer") ? new HealthQuestion() : null;

    private static LogsQuestion? Logs(Wording words) => IsOfLogs(words) ? new LogsQuestion(Count(words), Side.Around, null, Container(words)) : null;

    private static MemoryQuestion? Memory(Wording words) => words.Has("memory", "mem", "ram", "heap", "mib", "mb", "leak", "leaking") ? new MemoryQuestion() : null;

    private static CpuQuestion? Cpu(Wording words) => words.Has("cpu", "processor", "vcpu", "throttled", "throttling") ? new CpuQuestion() : null;

    private static SiblingsQuestion? Siblings(Wording words) =>
        words.Has("sibling", "siblings", "replica", "replicas", "others", "elsewhere") || (words.Has("other", "tasks", "only", "all", "many") && words.Has("task", "tasks", "one", "instances", "copies"))
            ? new SiblingsQuestion() : null;

    private static EventsQuestion? Events(Wording words) => words.Has("event", "events", "ecs", "scheduler", "placement", "steady") ? new EventsQuestion() : null;

    private static RoleQuestion? Role(Wording words) => words.Has("role", "roles", "policy", "policies", "iam", "permissions", "permission", "trust") ? new RoleQuestion() : null;

    private static TimelineQuestion? Timeline(Wording words) =>
        words.Has("timeline", "sequence", "chronology", "happened", "started", "lifetime", "uptime")
        || (words.Has("when", "long", "order", "steps") && words.Has("start", "die", "died", "stop", "stopped", "crash", "crashed", "happen", "end", "ended", "fail", "failed", "killed", "run", "ran", "live", "lived", "up", "begin", "began", "created", "take", "took", "of"))
            ? new TimelineQuestion() : null;

    private static HelpQuestion? Help(Wording words) => words.Has("help", "commands", "usage", "options") || (words.Has("you") && words.Has("do", "ask", "answer", "tell")) ? new HelpQuestion() : null;

    private static bool IsOfLogs(Wording words) => words.Has("log", "logs", "line", "lines", "output", "stdout", "stderr", "printed", "print", "logged", "stacktrace", "trace", "tail", "say", "said", "wrote") && !words.Has("ecs", "group");

    private static int? Count(Wording words) =>
        words.Lower.Zip(words.Lower.Skip(1)).Where(p => p.Second is "lines" or "line" or "log" or "logs").Select(p => int.TryParse(p.First, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var n) && n is > 0 and <= 1000 ? n : (int?)null).FirstOrDefault(n => n is not null);

    /// <summary>"of container sidecar", "of the sidecar container".</summary>
    private static string? Container(Wording words) => words.Index("container") is not (> 0 and var at) ? null
        : at + 1 < words.All.Count && IsContainer(words.Lower[at + 1]) ? words.All[at + 1]
        : IsContainer(words.Lower[at - 1]) ? words.All[at - 1] : null;

    private static bool IsContainer(string lower) =>
        lower is not ("the" or "a" or "of" or "from" or "in" or "for" or "that" or "this" or "which" or "its" or "each" or "every" or "before" or "after" or "around" or "at" or "say" or "said" or "print" or "logs" or "please" or "main" or "first" or "dead" or "and")
        && Targets.Identifiers.IsName(lower);
}
