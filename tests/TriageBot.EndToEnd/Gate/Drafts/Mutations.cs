using TriageBot.Triage.Decoding;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Verifying;

namespace TriageBot.EndToEnd.Gate.Drafts;

/// <summary>One way to spoil a right draft, and the reasons of which at least one must be given.</summary>
/// <param name="Make">Null where it cannot be made of this draft.</param>
internal sealed record Mutation(string Name, Func<Base, Draft, Random, Draft?> Make, params RefusalKind[] Expected)
{
    /// <summary>What it says may be so; it may not be said like that.</summary>
    public bool IsOfForm => Expected is [RefusalKind.Unfit];
}

internal static class Mutations
{
    private static readonly RefusalKind[] s_anotherCause = [RefusalKind.DoesNotSupport, RefusalKind.Contradicted, RefusalKind.NoConclusion];
    private static readonly RefusalKind[] s_anotherLine = [RefusalKind.DoesNotSupport, RefusalKind.BelongsElsewhere, RefusalKind.AnotherTime];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("a digit of a quotation changed", (b, d, r) => Digit(Quoted(b), r) is { } words ? d with { Quotes = [new Quote(b.Line.Id, words)] } : null, RefusalKind.Misquoted),
        new("a word of a quotation changed", (b, d, r) => Word(Quoted(b), r) is { } words ? d with { Quotes = [new Quote(b.Line.Id, words)] } : null, RefusalKind.Misquoted),
        new("a quotation of a line that is not cited", (b, d, r) => Another(b, d, r) is { } line && line.Message.Length > 20 ? d with { Quotes = [new Quote(line.Id, line.Message)] } : null, RefusalKind.Misquoted),
        new("a digit of the summary changed", (_, d, r) => Digit(d.Summary, r) is { } words ? d with { Summary = words } : null, RefusalKind.Ungrounded),
        new("a number added", (_, d, r) => Added(d, $"after {r.Next(7000, 9999)} requests"), RefusalKind.Ungrounded),
        new("a size added", (_, d, r) => Added(d, $"at {r.Next(7000, 9999)} MiB"), RefusalKind.Ungrounded),
        new("a duration added", (_, d, r) => Added(d, $"after {r.Next(61, 99)} min"), RefusalKind.Ungrounded),
        new("a share added", (_, d, r) => Added(d, $"at {r.Next(40, 99)}.{r.Next(1, 9)} %"), RefusalKind.Ungrounded),
        new("a time added", (_, d, r) => Added(d, $"at 0{r.Next(3, 9)}:{r.Next(10, 59)}:{r.Next(10, 59)} UTC"), RefusalKind.Ungrounded),
        new("a count in words added", (_, d, r) => Added(d, $"in {Pick(["seventeen", "forty-two", "ninety", "thirteen"], r)} tries"), RefusalKind.Ungrounded),
        new("a host added", (_, d, r) => Added(d, $"at {Pick(["ledger-7.internal", "db.corp.example", "cache-01.prod.local", "10.77.3.9:6379"], r)}"), RefusalKind.Ungrounded),
        new("a path added", (_, d, r) => Added(d, $"in {Pick(["/srv/ledger/rules.toml", "/etc/ledger.d/77.conf", "config/ledger.yml"], r)}"), RefusalKind.Ungrounded),
        new("a product added", (_, d, r) => Added(d, $"in {Pick(["Cassandra", "Memcached", "Zookeeper", "Snowflake", "ClickHouse"], r)}"), RefusalKind.Ungrounded),
        new("an exception added", (_, d, r) => Added(d, $"with a {Pick(["LedgerClosedException", "java.util.ConcurrentModificationException", "ZeroDivisionErrorX", "EXDEV"], r)}"), RefusalKind.Ungrounded),
        new("a variable added", (_, d, r) => Added(d, $"as {Pick(["LEDGER_REGION", "SHARD_COUNT_MAX", "ledger_mode"], r)} is wrong"), RefusalKind.Ungrounded),
        new("a role added", (_, d, r) => Added(d, $"for arn:aws:iam::{r.NextInt64(100000000000, 999999999999)}:role/ledger"), RefusalKind.Ungrounded),
        new("an image added", (_, d, r) => Added(d, $"of shop/ledger:{r.Next(2, 9)}.{r.Next(2, 90)}.7"), RefusalKind.Ungrounded),
        new("an invented quotation", (_, d, r) => Added(d, $"and \"the ledger of {Pick(["May", "June"], r)} is closed\" stands there"), RefusalKind.Ungrounded),
        new("another cause, in its own bucket", (b, d, r) => Pick(b.Causes, r) is var other && other.Cause != d.Cause && other.Bucket != Bucket.Unknown ? d with { Cause = other.Cause, Bucket = other.Bucket } : null, s_anotherCause),
        new("nothing failed, it says", (b, d, r) => d.Bucket != Bucket.Benign && Pick([.. b.Causes.Where(c => c.Bucket == Bucket.Benign)], r) is var calm ? d with { Cause = calm.Cause, Bucket = Bucket.Benign } : null, s_anotherCause),
        new("an OOM kill, it says", (_, d, _) => d.Cause != "container_oom" ? d with { Cause = "container_oom", Bucket = Bucket.Oom } : null, s_anotherCause),
        new("another bucket", (_, d, r) => Pick(Enum.GetValues<Bucket>(), r) is var bucket && bucket != d.Bucket ? d with { Bucket = bucket } : null, RefusalKind.NoConclusion),
        new("a cause of nobody", (_, d, _) => d with { Cause = "gremlins" }, RefusalKind.NoConclusion),
        new("other: over what the rulebook reads", (b, d, r) => b.Dossier.Task is null ? null : d with { Cause = $"other:{Pick(["ledger_out_of_step", "journal_torn"], r)}", Bucket = Pick([Bucket.CodeBug, Bucket.Config, Bucket.Resource], r) }, RefusalKind.Contradicted),
        new("a cause of the rulebook in disguise", (_, d, r) => d with { Cause = $"other:{(r.Next(2) == 0 ? d.Cause : $"{d.Cause}_error")}", Bucket = Pick([Bucket.CodeBug, Bucket.Config, Bucket.Resource], r) }, RefusalKind.NoConclusion),
        new("other: in a bucket that is the rulebook's", (_, d, r) => d with { Cause = "other:journal_torn", Bucket = Pick([Bucket.Benign, Bucket.Oom, Bucket.Unknown], r) }, RefusalKind.NoConclusion),
        new("another container", (b, d, r) => b.Text.Containers.Where(c => c != d.Container).ToList() is { Count: > 0 } others ? d with { Container = Pick(others, r) } : null, [RefusalKind.DoesNotSupport, RefusalKind.BelongsElsewhere, RefusalKind.Contradicted]),
        new("a container of nobody", (_, d, _) => d with { Container = "ledger" }, RefusalKind.Unfit),
        new("an invented line beside the right one", (_, d, r) => d with { Cites = [.. d.Cites, $"logs/app#{r.Next(90000, 99999)}"] }, RefusalKind.InventedLine),
        new("an invented line alone", (_, d, r) => d with { Cites = [$"events#{r.Next(90000, 99999)}"] }, RefusalKind.InventedLine),
        new("a fact that is none", (_, d, _) => d with { Cites = [.. d.Cites, "record.ledger"] }, RefusalKind.InventedLine),
        new("a real line that says nothing of it", (b, d, r) => Calm(b, d, r) is { } line ? d with { Cites = [line.Id] } : null, [.. s_anotherLine, RefusalKind.Misquoted, RefusalKind.Ungrounded]),
        new("a real line that says nothing of it, beside the right one", (b, d, r) => Calm(b, d, r) is { } line ? d with { Cites = [.. d.Cites, line.Id] } : null, s_anotherLine),
        new("no citation", (_, d, _) => d with { Cites = [] }, RefusalKind.NoLine),
        new("facts alone", (_, d, _) => d with { Cites = ["record.stoppedReason"] }, RefusalKind.NoLine, RefusalKind.InventedLine),
        new("an action of nobody", (_, d, _) => d with { Action = "delete_cluster" }, RefusalKind.Unfit),
        new("rules out itself", (b, d, _) => d with { RuledOut = [new DraftRuledOut(d.Cause, b.Line.Id)] }, RefusalKind.Unfit),
        new("rules out by invented evidence", (_, d, _) => d with { RuledOut = [new DraftRuledOut(d.Cause == "container_oom" ? "app_exception" : "container_oom", "logs/app#98765")] }, RefusalKind.Unfit),
        new("a link", (_, d, r) => Added(d, Pick(["see https://status.example/x", "see www.status.example", "see [here](status)", "see <http://x|here>"], r)), RefusalKind.Unfit),
        new("a mention", (_, d, r) => Added(d, Pick(["tell <!channel>", "ask <@U123>", "tell @here", "tell &lt;!here&gt;", "tell ＠channel"], r)), RefusalKind.Unfit),
        new("a command", (_, d, r) => Added(d, Pick(["so run aws ecs delete-service now", "so run curl there", "so sudo it", "so kubectl it", "so docker rm it", "so npm install it", "so sh -c it"], r)), RefusalKind.Unfit),
        new("a code fence", (_, d, _) => Added(d, "```rm```"), RefusalKind.Unfit),
        new("too many sentences", (_, d, _) => d with { Summary = $"It failed. It stopped. {d.Summary}" }, RefusalKind.Unfit),
        new("too long", (_, d, _) => d with { Summary = $"{d.Summary} {new string('x', 400)}" }, RefusalKind.Unfit),
        new("two lines", (_, d, _) => d with { Summary = d.Summary.Replace(' ', '\n') }, RefusalKind.Unfit),
        new("hidden characters", (_, d, _) => d with { Summary = d.Summary.Insert(3, "\u200b\u202e") }, RefusalKind.Unfit),
        new("nothing said", (_, d, _) => d with { Summary = " " }, RefusalKind.Unfit),
    ];

    private static string Quoted(Base of) => of.Line.Source == EvidenceSource.Application ? of.Line.Message : of.Excerpt;

    private static Draft? Added(Draft draft, string words) => draft with { Summary = $"It failed {words}: {draft.Summary[..1].ToLowerInvariant()}{draft.Summary[1..]}" };

    private static string? Digit(string words, Random random)
    {
        var places = Enumerable.Range(0, words.Length).Where(i => char.IsAsciiDigit(words[i])).ToList();
        if (places.Count == 0)
            return null;
        var at = Pick(places, random);
        return words[..at] + (char)('0' + ((words[at] - '0' + random.Next(1, 10)) % 10)) + words[(at + 1)..];
    }

    private static string? Word(string words, Random random)
    {
        var all = words.Split(' ');
        var at = random.Next(all.Length);
        all[at] = "ledgerwise";
        return all.Length < 2 ? null : string.Join(' ', all);
    }

    private static LogLine? Another(Base of, Draft draft, Random random) =>
        of.Dossier.Lines.Where(l => !draft.Cites.Contains(l.Id)).ToList() is { Count: > 0 } others ? Pick(others, random) : null;

    // Told by the test alone: a line of an application without any word of a failure.
    private static LogLine? Calm(Base of, Draft draft, Random random) =>
        of.Dossier.Lines.Where(l => l.Source == EvidenceSource.Application && !draft.Cites.Contains(l.Id) && Array.TrueForAll(s_grave, g => !l.Message.Contains(g, StringComparison.OrdinalIgnoreCase))).ToList() is { Count: > 0 } calm
            && of.Text.Bucket != "BENIGN" ? Pick(calm, random) : null;

    private static readonly string[] s_grave =
    [
        "err", "fail", "exc", "fatal", "panic", "cannot", "could", "can't", "unable", "denied", "refused", "not ", "no ", "kill", "signal", "SIG", "trace", "at ", "File", "memory", "heap", "GC", "time", "abort", "missing", "invalid", "unknown", "must", "crash", "emerg", "exit",
        "  ", "\t", "caused", "out of", "#", "thread", "goroutine", "[", "*", "Warn", "retry", "lost", "lock", "expected", "{", "require", "import", ".so", "^", "from ",
    ];

    private static T Pick<T>(IReadOnlyList<T> of, Random random) => of[random.Next(of.Count)];
}
