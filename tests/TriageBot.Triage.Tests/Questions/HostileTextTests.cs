using FsCheck;
using FsCheck.Fluent;
using TriageBot.Triage.Questions;

namespace TriageBot.Triage.Tests.Questions;

/// <summary>Whatever people, or what they paste, write: it is read, left alone, or said to be no question.</summary>
public sealed class HostileTextTests
{
    private static readonly Config s_config = Config.QuickThrowOnFailure.WithMaxTest(3000).WithQuietOnSuccess(true);

    private static readonly Gen<string> s_text = Gen.Elements(
            "logs", "before", "after", "around", "since", "14:02", "25:99", "2pm", "search", "\"", "history", "last", "99999", "days", "ago", "diff", "41..42", ":", "iam", "kms:Decrypt", "arn:", "arn:aws:iam::1:role/x",
            "network", "http://", "db:5432", "::1", "why", "not", "page", "0", "26", "-1", "container", "cluster", "=", "<@U1>", "?", "\u0000", "\u202e", "🔥", "\n", "%", "{", "2026-13-45", "monday", "a", "the", "role", "of", "in")
        .ListOf().Select(words => string.Join(' ', words));

    [Fact]
    public void Nothing_that_is_written_throws_and_what_is_said_to_us_is_answered() => Check.One(s_config, Prop.ForAll(s_text.ToArbitrary(), text =>
    {
        QuestionReader.Read(text, isAddressed: false);
        QuestionReader.Read(text, isAddressed: true).ShouldNotBeNull();
    }));

    [Fact]
    public void Periods_and_times_of_any_question_end_after_they_begin() => Check.One(s_config, Prop.ForAll(s_text.ToArbitrary(), text =>
    {
        var now = new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);
        if (QuestionReader.Read($"history {text}", isAddressed: true) is HistoryQuestion { Period: { } period })
            period.Window(now).ShouldSatisfyAllConditions(w => w.From.ShouldBeLessThanOrEqualTo(w.To), w => w.To.ShouldBeLessThanOrEqualTo(now));
    }));

    [Fact]
    public void A_long_text_is_read_to_its_bound()
    {
        QuestionReader.Read("search " + new string('x', 100_000), isAddressed: true).ShouldBeOfType<SearchQuestion>().Words.Length.ShouldBeLessThan(1000);
        QuestionReader.Read(string.Join(' ', Enumerable.Repeat("logs?", 50_000)), isAddressed: true).ShouldNotBeNull();
    }
}
