using TriageBot.Output;
using TriageBot.Triage.Reporting;

namespace TriageBot.Tests.Output;

public sealed class TerminalTests
{
    [Theory]
    [InlineData("xterm-256color", "", false, true, true)]
    [InlineData("xterm-256color", "", true, false, false)]
    [InlineData("xterm-256color", "1", false, false, true)]
    [InlineData("dumb", "", false, false, false)]
    [InlineData(null, "", false, false, false)]
    public void Colours_and_links_are_for_terminals_that_know_them(string? term, string noColour, bool redirected, bool colours, bool links)
    {
        var environment = new Dictionary<string, string> { ["NO_COLOR"] = noColour };
        if (term is not null)
            environment["TERM"] = term;

        Terminal.StyleOf(environment, redirected).ShouldBe(new TextStyle(colours, links));
    }

    [Fact]
    public void What_a_message_quotes_cannot_move_the_cursor()
    {
        using var error = new StringWriter();

        new Terminal(TextWriter.Null, error, TextStyle.Plain, new Dictionary<string, string>(), "").Say("found \u001b[2J\u202eabc");

        error.ToString().ShouldBe($"triagebot: found abc{Environment.NewLine}");
    }
}
