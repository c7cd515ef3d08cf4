namespace TriageBot.Triage.Reporting;

/// <summary>Exit codes in words. 128 and n is a death by signal n, or a number that the program chose.</summary>
internal static class ExitCodes
{
    public static string Describe(int code) => code switch
    {
        129 => "exit 129 (SIGHUP)",
        130 => "exit 130 (SIGINT)",
        131 => "exit 131 (SIGQUIT)",
        132 => "exit 132 (SIGILL)",
        133 => "exit 133 (SIGTRAP)",
        134 => "exit 134 (SIGABRT)",
        135 => "exit 135 (SIGBUS)",
        136 => "exit 136 (SIGFPE)",
        137 => "exit 137 (SIGKILL)",
        139 => "exit 139 (SIGSEGV)",
        141 => "exit 141 (SIGPIPE)",
        143 => "exit 143 (SIGTERM)",
        _ => $"exit {code}",
    };
}
