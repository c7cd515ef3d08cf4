namespace TriageBot.Triage.Verifying.Grounding;

/// <summary>Signals: a container that a signal ended has 128 and its number as exit code. Nothing follows the other way: a signal that was caught gives another code.</summary>
internal static class Signals
{
    private static readonly Dictionary<string, int> s_numbers = new(StringComparer.Ordinal)
    {
        ["SIGHUP"] = 1,
        ["SIGINT"] = 2,
        ["SIGQUIT"] = 3,
        ["SIGILL"] = 4,
        ["SIGTRAP"] = 5,
        ["SIGABRT"] = 6,
        ["SIGBUS"] = 7,
        ["SIGFPE"] = 8,
        ["SIGKILL"] = 9,
        ["SIGSEGV"] = 11,
        ["SIGPIPE"] = 13,
        ["SIGALRM"] = 14,
        ["SIGTERM"] = 15,
    };

    /// <summary>The exit codes by which evidence speaks of the signal; empty for a word that is none.</summary>
    public static IEnumerable<int> Of(string name) => s_numbers.TryGetValue(name, out var number) ? [128 + number] : [];

    /// <summary>What the signal with this number is called.</summary>
    public static IEnumerable<string> NamesOf(decimal number) => s_numbers.Where(s => s.Value == number).Select(s => s.Key);

    /// <summary>The exit codes that stand for a bare number: 9 and 128 are in 137.</summary>
    public static IEnumerable<int> Known(decimal number) =>
        number == 128 ? s_numbers.Values.Select(n => 128 + n) : s_numbers.Values.Where(n => n == number).Select(n => 128 + n);
}
