using TriageBot.Triage.Decoding;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Tests.Rulebook;
using TriageBot.Triage.Verifying;

namespace TriageBot.Triage.Tests.Verifying;

/// <summary>Which second sign makes an answer sure.</summary>
public sealed class ConfidenceTests
{
    private static readonly Rules s_rules = Rules.BuiltIn();

    [Theory]
    [InlineData(1, "ValueError: invoice has no currency")]
    [InlineData(255, "PHP Fatal error:  Uncaught Exception: no currency in /app/x.php:3")]
    [InlineData(2, "panic: runtime error: index out of range [3] with length 3")]
    public async Task A_code_that_goes_with_any_failure_is_no_second_signal(int code, string line)
    {
        var conclusion = await Concluded(code, line);

        conclusion.Signals.ShouldBe(1);
        conclusion.Confidence.ShouldBe(Confidence.Medium);
    }

    [Theory]
    [InlineData(134, "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory")]
    [InlineData(139, "Segmentation fault (core dumped)")]
    [InlineData(101, "thread 'main' panicked at src/main.rs:4:5:")]
    public async Task A_code_that_only_such_a_failure_leaves_is_one(int code, string line)
    {
        var conclusion = await Concluded(code, line);

        conclusion.Signals.ShouldBe(2);
        conclusion.Confidence.ShouldBe(Confidence.High);
    }

    private static async Task<Conclusion> Concluded(int code, string line)
    {
        var cancel = TestContext.Current.CancellationToken;
        var dossier = Stop.Exited().Container("app", code).Logged("app", line).Dossier();
        var draft = (await new RulebookDecoder().Decode(new Brief(Answers.AskAbout(dossier), dossier, s_rules.Weigh(dossier)), cancel)).Draft;
        var ruling = await new Gate(s_rules, new RecordedLogs(dossier.Lines).Verifier()).Rule(draft.ShouldNotBeNull(), dossier, cancel);
        return ruling.Conclusion.ShouldNotBeNull(string.Join("; ", ruling.Refusals.Select(r => r.Because)));
    }
}
