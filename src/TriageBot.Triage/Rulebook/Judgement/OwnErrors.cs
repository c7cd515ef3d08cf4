using System.Text.RegularExpressions;
using TriageBot.Triage.Redaction;

namespace TriageBot.Triage.Rulebook.Judgement;

/// <summary>
/// Which exceptions are the program's own fault. Most programs that end with an exception were given something wrong: an address, a setting, a file.
/// Some classes only a programmer can cause; of the others the message tells, and one that speaks of what a deployer sets proves no bug.
/// </summary>
internal static class OwnErrors
{
    private static readonly string[] s_exceptions = ["app_exception", "app_panic"];

    // How Python says that what it printed above is not yet the exception it ended with.
    private static readonly string[] s_links =
        ["During handling of the above exception, another exception occurred", "The above exception was the direct cause of the following exception"];

    private static readonly Regex s_programmers = new(
        "(Type|Attribute|Name|UnboundLocal|Index|ZeroDivision|Recursion|NotImplemented|Indentation|Syntax|Reference|Range|NoMethod|Frozen|FunctionClause|UndefinedFunction|ArgumentCount)Error\\b"
        + "|(NullPointer|NullReference|IndexOutOfBounds|IndexOutOfRange|ClassCast|InvalidCast|Arithmetic|DivideByZero|NoSuchElement|ConcurrentModification|UnsupportedOperation|NegativeArraySize|NumberFormat|EmptyStack)Exception\\b"
        + "|undefined method|Call to a member function|Call to undefined|runtime error: |on a `?None|nil pointer|index out of (range|bounds)|slice bounds|unreachable code|attempt to \\w+ with overflow|Sequence contains no",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    // A variable was never set: by what failed just before, if anything did.
    private static readonly string[] s_aftermath = ["NameError: name '", "UnboundLocalError: ", "cannot access local variable ", "referenced before assignment"];

    // Node's and Python's type errors about an argument that came from outside.
    private static readonly Regex s_given = new(
        "ERR_INVALID_(URL|ARG_TYPE)|Invalid URL|environ|process\\.env|\\b[A-Z]{2,30}_[A-Z_]{2,40}\\b",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private static readonly Regex s_settings = new(
        "\\b(ur[il]|dsn|parameter|setting|config|configuration|environment|env|variable|option|flag|file|path|folder|directory|permission|connection|host|hostname|port|address|credential|user|username|password|token"
        + "|key|keystore|secret|version|certificate|database|schema|table|bucket|queue|topic|region|endpoint|broker|cluster|server|licen[cs]e|profile|property|properties|placeholder|bean|dependency|plugin|driver|yaml|json|xml)s?\\b"
        + "|not (set|found|defined|configured|specified|provided|supported|installed|available|initiali[sz]ed)|must (be|have|specify|provide)|is required|failed to (start|load|open|read|connect|initiali[sz]e)",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>True for what only a programmer can cause.</summary>
    public static bool IsProgrammers(string? line) => line is not null && s_programmers.IsMatch(line) && !s_given.IsMatch(line);

    /// <summary>True for what a program prints that goes on without what it had failed to get.</summary>
    public static bool IsAftermath(string? line) => line is not null && Array.Exists(s_aftermath, a => line.Contains(a, StringComparison.Ordinal));

    /// <summary>The readings, those of exceptions no stronger than they prove a bug, and without those that Python only names on the way to another.</summary>
    public static IEnumerable<Reading> Weighed(IReadOnlyList<Reading> read, Findings findings)
    {
        foreach (var reading in read)
        {
            if (!s_exceptions.Contains(reading.Cause))
                yield return reading;
            else if (!IsSuperseded(reading, findings))
                yield return reading.Strength > Strength.Weak && !IsProven(reading) ? reading with { Strength = Strength.Weak } : reading;
            else if (read.Count == 1)
                yield return reading with { Strength = Strength.Weak, Settle = "The exception that came after it, which the log does not show." };
        }
    }

    private static bool IsProven(Reading reading) => reading.Line is not { } line || IsProgrammers(line) || !(s_settings.IsMatch(Message(Placeholders.Without(line))) || s_given.IsMatch(line));

    // The class's own name is no setting, nor is the file of a stack frame.
    private static string Message(string line) => line.IndexOf(": ", StringComparison.Ordinal) is var colon and >= 0 ? line[(colon + 2)..] : "";

    private static bool IsSuperseded(Reading reading, Findings findings) =>
        reading.Cause == "app_exception" && reading.Container is { } name && findings.Dossier.Tail(name) is { } tail
        && tail.Lines.Reverse().TakeWhile(l => !reading.For.Any(c => c.EvidenceId == l.Id)).Any(l => Array.Exists(s_links, link => l.Said.Contains(link, StringComparison.Ordinal)));
}
