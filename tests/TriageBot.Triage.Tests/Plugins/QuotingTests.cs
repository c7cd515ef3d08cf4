using FsCheck;
using FsCheck.Fluent;
using TriageBot.Triage.Logs;
using TriageBot.Triage.Plugins;

namespace TriageBot.Triage.Tests.Plugins;

/// <summary>Words of people inside filter patterns and Insights queries: whatever they are, they stay inside their quotes.</summary>
public sealed class QuotingTests
{
    private static readonly Config s_config = Config.QuickThrowOnFailure.WithMaxTest(1000).WithQuietOnSuccess(true);

    // Mostly what means something to one of the two languages.
    private static readonly Gen<string> s_words = Gen.Elements<char>('"', '\\', '\'', '/', '`', '|', '%', '?', '-', '{', '}', '(', ')', '$', '.', '*', '=', '&', '<', '>', '#', '@', '~', '^', '[', ']', ' ', 'a', 'B', 'é', 'ß', '0')
        .NonEmptyListOf().Select(chars => new string([.. chars]));

    [Fact]
    public void No_word_breaks_out_of_a_filter_pattern() => Check.One(s_config, Prop.ForAll(s_words.ToArbitrary(), words =>
    {
        var (outside, quoted) = Parts(FilterPatterns.AnyCase(words));

        outside.ShouldAllBe(c => c == '?' || c == ' ');
        quoted.ShouldContain(words);
        quoted.ShouldAllBe(q => q.Equals(words, StringComparison.OrdinalIgnoreCase) || q.Length == words.Length);
    }));

    [Fact]
    public void No_word_breaks_out_of_an_Insights_query() => Check.One(s_config, Prop.ForAll(s_words.ToArbitrary(), words =>
    {
        var plain = Parts(InfrequentAccess.SearchQuery("s", "w"));
        var (outside, quoted) = Parts(InfrequentAccess.SearchQuery("s", words));

        quoted.Count(q => q == words).ShouldBeGreaterThan(0);
        outside.Replace(" or @message like ", "", StringComparison.Ordinal).ShouldBe(plain.Outside.Replace(" or @message like ", "", StringComparison.Ordinal));
    }));

    [Fact]
    public void A_pattern_of_the_longest_words_is_not_too_long_for_CloudWatch() =>
        FilterPatterns.AnyCase("aB" + new string('"', WordSearch.LongestWords - 2)).Length.ShouldBeLessThanOrEqualTo(1024);

    /// <summary>What stands outside of quotes, and what inside of them, as CloudWatch reads it: a backslash keeps a mark or a backslash.</summary>
    private static (string Outside, IReadOnlyList<string> Quoted) Parts(string text)
    {
        var outside = new System.Text.StringBuilder();
        var quoted = new List<string>();
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '"')
            {
                outside.Append(text[at]);
                continue;
            }

            var inside = new System.Text.StringBuilder();
            for (at++; text[at] != '"'; at++)
                inside.Append(text[at] == '\\' ? text[++at] : text[at]);
            quoted.Add(inside.ToString());
        }

        return (outside.ToString(), quoted);
    }
}
