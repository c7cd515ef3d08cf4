using TriageBot.EndToEnd.Stacks;
using TriageBot.Models;
using TriageBot.Models.Tests.Peers;
using TriageBot.Triage;
using TriageBot.Triage.Decoding;

namespace TriageBot.EndToEnd.Models;

/// <summary>Whatever goes wrong with a model, the rulebook's answer stands, in time, with one line that says what went wrong.</summary>
public sealed class ModelFaultsTests(AiMock mock)
{
    private static readonly TimeSpan s_deadline = TimeSpan.FromSeconds(2);

    [Theory]
    [InlineData("429")]
    [InlineData("500")]
    [InlineData("time-out")]
    [InlineData("cut")]
    [InlineData("malformed")]
    [InlineData("empty")]
    public async Task A_fault_ends_in_the_rulebooks_answer_with_one_line(string fault)
    {
        foreach (var provider in Enum.GetValues<ModelProvider>())
        {
            using var model = await ModelAtHand.That(mock, provider, AiMock.NewModel(), Of(fault));
            using var stack = new Stack(Expired.Case);
            var before = await stack.Why(TestContext.Current.CancellationToken);
            var began = TimeProvider.System.GetTimestamp();

            var answer = await new SecondReader(model.Decoder, stack.Gate, stack.Rules, s_deadline, TimeProvider.System).Read(before, TestContext.Current.CancellationToken);

            TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(s_deadline + TimeSpan.FromSeconds(3));
            answer.Verdict.ShouldBe(Verdict.RecordOnly);
            answer.ShouldBe(before with { Model = answer.Model });
            var reading = answer.Model.ShouldNotBeNull();
            (reading.Draft, reading.Passed, reading.Repairs).ShouldBe((null, null, 0));
            var line = reading.Fault.ShouldNotBeNull();
            line.ShouldNotBeNullOrWhiteSpace();
            line.ShouldNotContain("\n");
            line.ShouldNotContain("   at ");
        }
    }

    private static AiAnswer Of(string fault) => fault switch
    {
        "429" => AiAnswer.Error(429, "rate_limit_error", "slow down").Again(),
        "500" => AiAnswer.Error(500, "api_error", "oops").Again(),
        "time-out" => AiAnswer.Hang,
        "cut" => Expired.Right.Answer().Cut().Again(),
        "malformed" => Expired.Right.Answer().Malformed().Again(),
        "empty" => AiAnswer.Empty.Again(),
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, null),
    };
}
