using TriageBot.Triage.Reporting;

namespace TriageBot.Triage.Tests.Reporting;

public sealed class ExitCodesTests
{
    // Signals as signal(7) numbers them on x86 and ARM.
    [Theory]
    [InlineData(129, "SIGHUP")]
    [InlineData(130, "SIGINT")]
    [InlineData(131, "SIGQUIT")]
    [InlineData(132, "SIGILL")]
    [InlineData(134, "SIGABRT")]
    [InlineData(135, "SIGBUS")]
    [InlineData(136, "SIGFPE")]
    [InlineData(137, "SIGKILL")]
    [InlineData(139, "SIGSEGV")]
    [InlineData(141, "SIGPIPE")]
    [InlineData(143, "SIGTERM")]
    public void A_death_by_signal_names_it(int code, string signal) => ExitCodes.Describe(code).ShouldBe($"exit {code} ({signal})");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(-1)]
    [InlineData(192)]
    public void Any_other_code_is_only_a_number(int code) => ExitCodes.Describe(code).ShouldBe($"exit {code}");
}
