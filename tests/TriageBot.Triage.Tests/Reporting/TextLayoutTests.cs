using TriageBot.Triage.Reporting;
using TriageBot.Triage.Reporting.Outlines;

namespace TriageBot.Triage.Tests.Reporting;

public sealed class TextLayoutTests
{
    private static readonly TextStyle s_narrow = new(false, false) { Width = 40 };

    [Fact]
    public void A_long_line_is_broken_between_words_and_goes_on_below_its_text() =>
        Written(s_narrow, OutlineLine.Of("Cause", new Words("container_oom · OOM · high · 2 signals and more"))).ShouldBe(
            "Cause     container_oom · OOM · high · 2\n" +
            "          signals and more");

    [Fact]
    public void A_nested_line_goes_on_a_little_further_in() =>
        Written(s_narrow, new OutlineLine("", [new Words("14:02:08  checkout  "), new Quoted("GC overhead limit exceeded")], Nested: true)).ShouldBe(
            "  14:02:08  checkout  GC overhead limit\n" +
            "    exceeded");

    [Fact]
    public void What_is_to_be_copied_stays_in_one_piece() =>
        Written(s_narrow, new OutlineLine("", [new Words("run yourself: "), new Copyable("aws ecs update-service --cluster prod --service checkout")], Nested: true)).ShouldBe(
            "  run yourself:\n" +
            "    aws ecs update-service --cluster prod --service checkout");

    [Fact]
    public void A_link_takes_the_place_of_its_label() =>
        Written(s_narrow with { Links = true }, OutlineLine.Of("Task", new Link("3f2a81d09b5e4c6fa713", "https://example.com/"), new Words(" · stopped 14:02:11"))).ShouldBe(
            "Task      \e]8;;https://example.com/\e\\3f2a81d09b5e4c6fa713\e]8;;\e\\ ·\n" +
            "          stopped 14:02:11");

    [Fact]
    public void Colours_take_no_place() =>
        Written(s_narrow with { Colours = true }, OutlineLine.Of("", new Quoted("twenty characters and twenty more"))).ShouldNotContain("\n");

    [Fact]
    public void Spaces_of_a_quoted_line_are_kept() =>
        Written(TextStyle.Plain, OutlineLine.Of("ECS says", new Quoted("a   b"), new Words(" · c"))).ShouldBe("ECS says  a   b · c");

    [Fact]
    public void Without_a_width_nothing_is_broken() =>
        Written(TextStyle.Plain, OutlineLine.Of("Looked", new Words(string.Join(' ', Enumerable.Repeat("word", 100))))).ShouldNotContain("\n");

    private static string Written(TextStyle style, OutlineLine line)
    {
        var text = TextReport.Write(new Outline(Mark.Open, "headline", [line]), style).ReplaceLineEndings("\n");
        return text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..].TrimEnd('\n');
    }
}
