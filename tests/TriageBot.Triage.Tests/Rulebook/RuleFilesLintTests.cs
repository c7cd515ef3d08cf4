using TriageBot.Triage.Checks;
using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Rulebook.Files;
using TriageBot.Triage.Rulebook.Matching;

namespace TriageBot.Triage.Tests.Rulebook;

/// <summary>Holds the built-in rule files to what a user's own files are held to at every start, and to the house's own rules.</summary>
public sealed class RuleFilesLintTests(BuiltInRules builtIn) : IClassFixture<BuiltInRules>
{
    private readonly Rules _rules = builtIn.Rules;

    [Fact]
    public void Every_pattern_compiles_and_every_signature_matches_its_examples_only()
    {
        var mistakes = new Mistakes();
        RuleChecks.CheckExamples(_rules.Signatures, mistakes);
        mistakes.Lines.ShouldBeEmpty();
    }

    [Fact]
    public void Every_cause_says_what_it_is()
    {
        foreach (var cause in _rules.Causes)
        {
            cause.Summary.ShouldNotBeNullOrWhiteSpace(cause.Id);
        }
    }

    [Fact]
    public void What_is_unknown_says_what_would_settle_it() =>
        _rules.Causes.Where(c => c.Bucket == Bucket.Unknown && c.Settle is null && c.Action is null).Select(c => c.Id).ShouldBeEmpty();

    [Fact]
    public void Every_action_belongs_to_a_cause_or_a_check()
    {
        _rules.Actions.Select(a => a.Id).Except(_rules.Causes.Select(c => c.Action!)).ShouldBe(CheckActions.All, ignoreOrder: true);
    }

    /// <summary>What healthy applications print; none of it may speak for a failure more than weakly.</summary>
    [Theory]
    [InlineData("INFO: Started server process [1]")]
    [InlineData("Application started. Press Ctrl+C to shut down.")]
    [InlineData("0 errors, 0 warnings")]
    [InlineData("GET /error HTTP/1.1 404 153")]
    [InlineData("10.0.3.7 - - \"GET /health HTTP/1.1\" 200 2 \"-\" \"ELB-HealthChecker/2.0\"")]
    [InlineData("Connected to postgres after 2 retries")]
    [InlineData("WARN retry 1/5 in 200 ms")]
    [InlineData("no errors found while scanning 120 files for 'no such file'")]
    [InlineData("{\"level\":\"info\",\"msg\":\"request completed\",\"error\":null,\"status\":200}")]
    [InlineData("java -XX:+ExitOnOutOfMemoryError -Xmx512m -jar app.jar")]
    [InlineData("error handler registered for Exception")]
    [InlineData("reading environment variable PORT (required)...ok")]
    public void A_healthy_line_triggers_nothing_that_is_strong(string line)
    {
        var text = new ScanText(TextKinds.ApplicationMessage, "logs/app#0", "app", line);
        new Matcher(_rules.Signatures).Scan([text]).Where(m => m.Signature.Strength > Strength.Weak).Select(m => m.Signature.Id).ShouldBeEmpty();
    }
}
