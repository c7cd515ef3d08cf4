using TriageBot.Triage.Rulebook;
using TriageBot.Triage.Rulebook.Matching;

namespace TriageBot.Triage.Tests.Rulebook.Matching;

public sealed class MatcherTests
{
    [Theory]
    [InlineData("say ABC now", true)]
    [InlineData("say abcd", true)]
    [InlineData("ab c", false)]
    [InlineData("", false)]
    public void Case_does_not_count(string text, bool found) => Finds(Signature(any: ["abc"]), text).ShouldBe(found);

    [Fact]
    public void Literals_that_overlap_or_hold_each_other_are_all_found()
    {
        var matcher = new Matcher([Signature("he", any: ["hers"]), Signature("she", any: ["she"]), Signature("his", any: ["his"]), Signature("her", any: ["her"])]);

        matcher.Matching("ushers").Select(s => s.Id).ShouldBe(["he", "she", "her"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("can't pull", "The task can’t pull the image")]
    [InlineData("fatal error: uncaught", "PHP Fatal error:  Uncaught TypeError")]
    [InlineData("a b c", "a\tb\u00a0\r\n c")]
    [InlineData("error: gone", "\u001b[31mError:\u001b[0m gone")]
    [InlineData("two words", "two\0words")]
    public void Apostrophes_white_space_and_colours_do_not_count(string literal, string text) => Finds(Signature(all: [literal]), text).ShouldBeTrue();

    /// <summary>The reference is a plain search in the rewritten text.</summary>
    [Fact]
    public void One_pass_finds_what_a_plain_search_finds()
    {
        var random = new Random(20260101);
        for (var round = 0; round < 500; round++)
        {
            var literals = Enumerable.Range(0, 6).Select(_ => Made(random, "abC' ", 3, 5)).Where(l => !l.Contains("  ", StringComparison.Ordinal)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
            var text = Made(random, "abABcC'’ \t\u001b", 0, 40);

            new Matcher(literals.Select(l => Signature(l, any: [l]))).Matching(text).Select(s => s.Id)
                .ShouldBe(literals.Where(l => Normal.Of(text).Contains(l, StringComparison.OrdinalIgnoreCase)), ignoreOrder: true);
        }
    }

    [Fact]
    public void All_any_none_literal_and_pattern_must_hold_together()
    {
        var signature = Signature(all: ["bind"], any: ["denied", "refused"], none: ["retry"], pattern: "port \\d+");

        Finds(signature, "bind port 80: denied").ShouldBeTrue();
        Finds(signature, "bind port 80: refused").ShouldBeTrue();
        Finds(signature, "bind port 80").ShouldBeFalse();
        Finds(signature, "port 80: denied").ShouldBeFalse();
        Finds(signature, "bind port x: denied").ShouldBeFalse();
        Finds(signature, "bind port 80: denied, retry").ShouldBeFalse();
    }

    [Fact]
    public void A_signature_reads_only_the_fields_that_it_names()
    {
        var matcher = new Matcher([Signature(any: ["OutOfMemory"], reads: TextKinds.RecordContainerReason)]);

        matcher.Scan([Text(TextKinds.RecordContainerReason, "OutOfMemoryError")]).Count.ShouldBe(1);
        matcher.Scan([Text(TextKinds.ApplicationMessage, "OutOfMemoryError")]).ShouldBeEmpty();
        matcher.Scan([Text(TextKinds.RecordStoppedReason, "OutOfMemoryError")]).ShouldBeEmpty();
    }

    [Fact]
    public void A_text_is_matched_once_by_a_signature_however_often_it_says_so() =>
        new Matcher([Signature(any: ["boom", "oom"])]).Scan([Text(TextKinds.ApplicationMessage, "boom boom boom")]).Count.ShouldBe(1);

    [Fact]
    public void Ten_thousand_lines_without_a_hit_cost_no_memory_per_line()
    {
        var matcher = new Matcher(Rules.BuiltIn().Signatures);
        var lines = Enumerable.Range(0, 10_000).Select(i => Text(TextKinds.ApplicationMessage, $"2026-01-01T14:00:00Z INFO  c.a.OrderService - order {i} accepted for customer 7712, total 19.90 EUR")).ToList();
        matcher.Scan(lines);

        var before = GC.GetAllocatedBytesForCurrentThread();
        matcher.Scan(lines).ShouldBeEmpty();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(100_000);
    }

    [Fact]
    public void A_matcher_without_signatures_finds_nothing() => new Matcher([]).Matching("anything").ShouldBeEmpty();

    private static string Made(Random random, string letters, int least, int most) =>
        new([.. Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => letters[random.Next(letters.Length)])]);

    private static bool Finds(Signature signature, string text) => new Matcher([signature]).Matching(text).Count == 1;

    private static ScanText Text(TextKinds kind, string text) => new(kind, "id", "app", text);

    private static Signature Signature(
        string id = "s",
        IReadOnlyList<string>? all = null,
        IReadOnlyList<string>? any = null,
        IReadOnlyList<string>? none = null,
        string? pattern = null,
        TextKinds reads = TextKinds.ApplicationMessage) => new(id, pattern)
        {
            Family = "test",
            Causes = ["c"],
            Reads = reads,
            Strength = Strength.Strong,
            All = all ?? [],
            Any = any ?? [],
            None = none ?? [],
            Literals = all ?? any ?? [],
            Says = "says",
            At = new Place("test.yaml", 1),
        };
}
