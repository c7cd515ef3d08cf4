using TriageBot.Triage.Redaction;

namespace TriageBot.Triage.Tests.Redaction;

public sealed class PrintableTests
{
    [Theory]
    [InlineData("plain text, ünïcode, 日本語, 🙂\tand\nlines", "plain text, ünïcode, 日本語, 🙂\tand\nlines")]
    [InlineData("\u001b[31mred\u001b[0m", "red")]
    [InlineData("\u001b[2J\u001b[1;1Hforged", "forged")]
    [InlineData("\u001b]8;;https://evil.example\u0007click\u001b]8;;\u001b\\", "click")]
    [InlineData("\u001b]0;title\u0007ok", "ok")]
    [InlineData("\u001bcreset", "reset")]
    [InlineData("cut \u001b[31", "cut ")]
    [InlineData("cut \u001b", "cut ")]
    [InlineData("\u001b]never ends", "never ends")]
    [InlineData("nul\0bell\abackspace\b", "nul␀bell␇backspace␈")]
    [InlineData("over\rwritten", "over␍written")]
    [InlineData("windows\r\nline", "windows\nline")]
    [InlineData("del\u007f", "del␡")]
    [InlineData("c1\u009b31m", "c1\ufffd31m")]
    [InlineData("next\u0085line\u2028line\u2029paragraph", "next⏎line⏎line⏎paragraph")]
    [InlineData("safe\u202Eexe.\u202C\u2066x\u2069", "safeexe.x")]
    [InlineData("zero\u200b\u200c\u200d\u2060\ufeffwidth\u00ad", "zerowidth")]
    [InlineData("a\u3164b\u115f", "ab")]
    [InlineData("tag\U000E0041s", "tags")]
    [InlineData("", "")]
    public void What_could_forge_output_is_made_visible_or_left_out(string text, string expected) => Printable.Of(text).ShouldBe(expected);

    [Fact]
    public void A_lone_surrogate_becomes_the_replacement_character() => Printable.Of("a" + (char)0xD800 + "b" + (char)0xDC00).ShouldBe("a\ufffdb\ufffd");

    [Fact]
    public void Printable_text_is_returned_as_it_is()
    {
        var text = new string('x', 10);

        Printable.Of(text).ShouldBeSameAs(text);
    }

    [Fact]
    public void Every_character_alone_comes_out_printable_and_stays_so()
    {
        for (var c = 0; c <= char.MaxValue; c++)
        {
            var shown = Printable.Of(((char)c).ToString());

            shown.Any(s => char.IsControl(s) && s is not ('\n' or '\t')).ShouldBeFalse();
            Printable.Of(shown).ShouldBe(shown);
        }
    }
}
