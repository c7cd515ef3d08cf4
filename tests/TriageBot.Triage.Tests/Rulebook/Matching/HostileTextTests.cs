using System.Text;
using TriageBot.Triage.Rulebook.Matching;

namespace TriageBot.Triage.Tests.Rulebook.Matching;

/// <summary>An application, or whoever writes into its log, may print anything.</summary>
public sealed class HostileTextTests(BuiltInRules builtIn) : IClassFixture<BuiltInRules>
{
    private readonly Matcher _matcher = new(builtIn.Rules.Signatures);

    [Fact]
    public void Only_the_first_32_Ki_characters_of_a_line_are_read()
    {
        var huge = new string('x', 10_000_000);

        _matcher.Matching($"panic: {huge}").Select(s => s.Id).ShouldBe(["go_panic", "sidecar_go_panic"], ignoreOrder: true);
        _matcher.Matching($"{huge} java.lang.OutOfMemoryError: Java heap space").ShouldBeEmpty();
    }

    [Fact]
    public void A_huge_line_of_gaps_and_colours_is_read_no_further_either() =>
        _matcher.Matching(string.Concat(Enumerable.Repeat("\u001b[31m \t\0", 1_000_000)) + "panic: x").ShouldBeEmpty();

    /// <summary>Texts on which a backtracking engine takes exponential time. Linear time shows by coming back at all.</summary>
    [Fact]
    public void Patterns_take_linear_time()
    {
        foreach (var signature in _matcher.Signatures.Where(s => s.Pattern is not null))
        {
            foreach (var literal in signature.Literals)
            {
                _matcher.Matching(string.Concat(Enumerable.Repeat("a.", 15_000)) + literal + "!");
                _matcher.Matching(literal + string.Concat(Enumerable.Repeat(" \t: 1", 5_000)) + "!");
                _matcher.Matching(string.Concat(Enumerable.Repeat(literal + " ", 30_000 / (literal.Length + 1))));
            }
        }
    }

    [Fact]
    public void Any_text_at_all_is_read_without_an_error()
    {
        var random = new Random(20260101);
        for (var i = 0; i < 2_000; i++)
        {
            var text = new StringBuilder();
            for (var c = random.Next(200); c > 0; c--)
                text.Append((char)random.Next(char.MaxValue + 1));
            _matcher.Matching(text.ToString()).ShouldBeEmpty();
        }
    }
}
