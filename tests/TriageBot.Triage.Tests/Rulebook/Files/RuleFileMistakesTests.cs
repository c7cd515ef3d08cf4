using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Rulebook.Files;

namespace TriageBot.Triage.Tests.Rulebook.Files;

public sealed class RuleFileMistakesTests
{
    private const string Good = """
        family: own
        causes:
          - id: license_expired
            bucket: CONFIG
            summary: "{container} has no valid license."
            action: renew
        actions:
          - id: renew
            text: "Renew the license."
        signatures:
          - id: license_line
            cause: license_expired
            source: application
            strength: strong
            all: ["license expired"]
            says: "the license has expired"
            matches: ["FATAL: license expired on 2026-01-01"]
            misses: ["license valid"]
        """;

    [Fact]
    public void A_file_of_ones_own_adds_to_the_built_in_rules()
    {
        var rules = Rules.Load([new RuleFile("own.yaml", Good)]);
        var dossier = Stop.Exited().Container("app", 1).Logged("app", "FATAL: license expired on 2026-01-01").Dossier();

        var top = rules.Weigh(dossier)[0];

        top.Cause.ShouldBe("license_expired");
        top.Summary.ShouldBe("app has no valid license.");
        rules.Next(top, dossier)!.Text.ShouldBe("Renew the license.");
        rules.Cause("container_oom").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("bucket: CONFIG", "bucket: CONFIGURATION", "own.yaml:4: bucket 'CONFIGURATION' is unknown; allowed: UNKNOWN, BENIGN, CODE_BUG, OOM, RESOURCE, CONFIG")]
    [InlineData("summary:", "sumary:", "own.yaml:5: key 'sumary' is unknown (summary?); allowed: id, bucket, summary,")]
    [InlineData("{container} has", "{host} has", "own.yaml:5: slot 'host' is unknown; allowed:")]
    [InlineData("    action: renew", "    settle: soon", "own.yaml:3: a cause has either 'action'")]
    [InlineData("action: renew", "action: pay", "own.yaml:3: action 'pay' is defined in no rule file")]
    [InlineData("id: license_expired", "id: container_oom", "own.yaml:3: cause 'container_oom' is defined twice, first at Memory.yaml:")]
    [InlineData("id: license_expired", "id: License", "own.yaml:3: 'License' is no id; allowed: a to z")]
    [InlineData("cause: license_expired", "cause: licence_expired", "own.yaml:11: cause 'licence_expired' is defined in no rule file")]
    [InlineData("cause: license_expired", "cause: license_expired\n    causes: [license_expired]", "own.yaml:11: a signature has either 'cause' or 'causes'")]
    [InlineData("source: application", "source: logs", "own.yaml:13: source 'logs' is unknown; allowed: application, record, ecs_event, ecs_service_event")]
    [InlineData("source: application", "source: application\n    field: stoppedReason", "own.yaml:14: field 'stoppedReason' is unknown; allowed: message")]
    [InlineData("strength: strong", "strength: sure", "own.yaml:14: strength 'sure' is unknown; allowed: weak, strong, decisive")]
    [InlineData("all: [\"license expired\"]", "pattern: \"license\"", "own.yaml:11: a signature needs 'all' or 'any', or a 'literal'")]
    [InlineData("all: [\"license expired\"]", "literal: license\n    pattern: \"lic(\"", "own.yaml:11: the pattern of 'license_line' cannot be used:")]
    [InlineData("all: [\"license expired\"]", "literal: license\n    pattern: \"(?=license)\"", "own.yaml:11: the pattern of 'license_line' cannot be used:")]
    [InlineData("all: [\"license expired\"]", "any: [\"li\"]", "own.yaml:11: 'li' is too short to find a signature by; allowed: at least 3 characters")]
    [InlineData("all: [\"license expired\"]", "all: [\"Lizenz ungültig\"]", "own.yaml:15: 'Lizenz ungültig' is no literal that can be searched for; allowed: ASCII")]
    [InlineData("all: [\"license expired\"]", "all: []", "own.yaml:15: 'all' must be a text or a list of texts")]
    [InlineData("matches: [\"FATAL: license expired on 2026-01-01\"]", "facts: x", "own.yaml:11: 'matches' is missing")]
    [InlineData("on 2026-01-01\"", "on 2026-01-01\", \"licence gone\"", "own.yaml:11: signature 'license_line' does not match its own example 'licence gone'")]
    [InlineData("license valid", "license expired long ago", "own.yaml:11: signature 'license_line' matches 'license expired long ago', which it must miss")]
    [InlineData("says: \"the license has expired\"", "speaks: of", "own.yaml:11: 'says' is missing")]
    [InlineData("family: own", "family: [own", "own.yaml:2: this is not YAML:")]
    [InlineData("family: own", "- family", "own.yaml:")]
    [InlineData("family: own", "family: own\nfamily: own", "own.yaml:2: this is not YAML:")]
    [InlineData("causes:\n", "causes: none\nothers:\n", "own.yaml:2: 'causes' must be a list")]
    public void Each_mistake_is_one_line_that_says_where_and_what_is_allowed(string right, string wrong, string message)
    {
        Good.ShouldContain(right);
        var mistakes = Mistakes(Good.Replace(right, wrong, StringComparison.Ordinal));

        mistakes.ShouldContain(m => m.StartsWith(message, StringComparison.Ordinal), string.Join('\n', mistakes));
        mistakes.ShouldAllBe(m => !m.Contains('\n'));
    }

    [Fact]
    public void All_mistakes_of_a_file_are_told_at_once() =>
        Mistakes(Good.Replace("CONFIG", "X", StringComparison.Ordinal).Replace("strong", "Y", StringComparison.Ordinal)).Count.ShouldBe(2);

    [Theory]
    [InlineData("")]
    [InlineData("just words")]
    [InlineData("--- {}\n--- {}\n")]
    public void What_is_no_rule_file_is_told_so(string text) => Mistakes(text).ShouldHaveSingleItem().ShouldStartWith("own.yaml:1: a rule file is one document");

    private static IReadOnlyList<string> Mistakes(string text) =>
        Should.Throw<RulebookException>(() => Rules.Load([new RuleFile("own.yaml", text)])).Mistakes;

    [Theory]
    [InlineData("family: own\ncauses: {")]
    [InlineData(" : i")]
    public void What_the_YAML_reader_cannot_make_sense_of_is_a_mistake_of_the_file(string text) =>
        Should.Throw<RulebookException>(() => Rules.Load([new RuleFile("own.yaml", text)])).Mistakes.ShouldAllBe(m => m.StartsWith("own.yaml:"));
}
