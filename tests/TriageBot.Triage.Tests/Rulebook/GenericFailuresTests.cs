using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Rulebook.Matching;

namespace TriageBot.Triage.Tests.Rulebook;

public sealed class GenericFailuresTests(BuiltInRules builtIn) : IClassFixture<BuiltInRules>
{
    private readonly Rules _rules = builtIn.Rules;

    [Fact]
    public void Each_signature_matches_its_examples_and_misses_the_others()
    {
        var matcher = new Matcher(_rules.GenericSignatures);

        foreach (var signature in _rules.GenericSignatures)
        {
            signature.Matches.Where(m => !matcher.Matching(m).Contains(signature)).ShouldBeEmpty(signature.Id);
            signature.Misses.Where(m => matcher.Matching(m).Contains(signature)).ShouldBeEmpty(signature.Id);
        }
    }

    [Fact]
    public void Nothing_else_reads_them() => _rules.Signatures.Select(s => s.Id).Intersect(_rules.GenericSignatures.Select(s => s.Id)).ShouldBeEmpty();

    [Theory]
    [InlineData("nginx: [emerg] host not found in upstream \"app:3000\"", true)]
    [InlineData("Killed", true)]
    [InlineData("open /srv/x: no such file or directory", true)]
    [InlineData("panic: runtime error", true)]
    [InlineData("LedgerClosedException: closed", true)]
    [InlineData("error: out of step", true)]
    [InlineData("cannot open the books", true)]
    [InlineData("migration failed", true)]
    [InlineData("0 errors reported", false)]
    [InlineData("no errors", false)]
    [InlineData("listening on 8080", false)]
    [InlineData("received SIGTERM, shutting down: 3 failed requests", false)]
    [InlineData("connection failed, retrying in 5 s", false)]
    [InlineData("GET /error 200", false)]
    [InlineData("terror of the seas", false)]
    public void A_line_of_a_failure_is_told_from_a_calm_one(string line, bool speaks) =>
        (_rules.SpeaksOfFailure(Stop.Line("app", line), Stop.Exited().Container("app", 1).Line(Stop.Line("app", line)).Dossier()) is not null).ShouldBe(speaks);
}
