using TriageBot.Triage.Reporting.Outlines;

namespace TriageBot.Triage.Tests.Reporting;

public sealed class HeadlinesTests
{
    [Theory]
    [InlineData("checkout was killed at its 512 MiB memory limit.", "killed at its 512 MiB memory limit")]
    [InlineData("app exhausted its own heap: no more …", "app exhausted its own heap: no more …")]
    [InlineData("The registry has no such tag.", "the registry has no such tag")]
    [InlineData("Amazon ECR refused.", "Amazon ECR refused")]
    [InlineData("checkout-worker was killed.", "checkout-worker was killed")]
    public void What_the_headline_has_named_is_not_named_again(string sentence, string predicate) =>
        Headlines.Predicate(sentence, "checkout").ShouldBe(predicate);

    [Fact]
    public void A_long_quote_keeps_its_beginning_and_its_end_cut_between_words()
    {
        var says = $"CannotPullContainerError: {string.Join(' ', Enumerable.Repeat("again", 60))} registry.example/app:1: not found";

        var quote = Headlines.Quote(says);

        quote.Length.ShouldBeLessThanOrEqualTo(165);
        quote.ShouldStartWith("CannotPullContainerError: again");
        quote.ShouldEndWith("registry.example/app:1: not found");
        quote.ShouldContain(" … ");
    }

    [Fact]
    public void A_long_quote_without_a_space_is_cut_all_the_same() => Headlines.Quote(new string('x', 5000)).Length.ShouldBeLessThanOrEqualTo(160);

    [Theory]
    [InlineData("The app gave up.", "The app gave up.")]
    [InlineData("The app gave up. Its ledger is sealed.", "The app gave up.")]
    [InlineData("It waited for api.example.com 3 times. Then it ended.", "It waited for api.example.com 3 times.")]
    [InlineData("It ran on v. 2 of the image. Then it ended.", "It ran on v. 2 of the image.")]
    public void Of_a_models_summary_the_first_sentence_leads(string summary, string gist)
    {
        Headlines.Gist(summary).ShouldBe(gist);
        Headlines.IsWhole(summary).ShouldBe(summary == gist);
    }
}
