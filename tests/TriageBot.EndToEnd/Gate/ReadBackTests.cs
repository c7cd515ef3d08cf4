using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Stacks;
using TriageBot.Triage;
using TriageBot.Triage.Ports;
using TriageBot.Triage.Verifying;

namespace TriageBot.EndToEnd.Gate;

/// <summary>What is read back decides, whatever was gathered.</summary>
public sealed class ReadBackTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_untouched_line_is_concluded_on()
    {
        using var stack = new Stack(Repository.Read("heap-exhausted"));

        var answer = await stack.Why(Cancel);

        answer.Verdict.ShouldBe(Verdict.Concluded);
        answer.Conclusion!.Lines.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("one digit changed")]
    [InlineData("a space at the end")]
    [InlineData("upper case")]
    [InlineData("gone")]
    public async Task A_line_that_changed_since_it_was_gathered_is_refused(string change)
    {
        using var stack = new Stack(Repository.Read("heap-exhausted"), logs => new TamperedLogs(logs, e => change switch
        {
            "one digit changed" => e with { Message = e.Message.Any(char.IsDigit) ? string.Concat(e.Message.Select(c => c == '9' ? '8' : char.IsDigit(c) ? (char)(c + 1) : c)) : e.Message + "1" },
            "a space at the end" => e with { Message = e.Message + " " },
            "upper case" => e with { Message = e.Message.ToUpperInvariant() + "!" },
            _ => null,
        }));

        var answer = await stack.Why(Cancel);

        answer.Conclusion.ShouldBeNull();
        answer.Verdict.ShouldBe(Verdict.RecordOnly);
        answer.Refusals.ShouldContain(r => r.Kind == RefusalKind.NotThere && r.LineId != null);
    }

    [Fact]
    public async Task A_line_that_moved_by_a_millisecond_is_refused()
    {
        using var stack = new Stack(Repository.Read("heap-exhausted"), logs => new TamperedLogs(logs, e => e with { Timestamp = e.Timestamp.AddMilliseconds(1) }));

        var answer = await stack.Why(Cancel);

        answer.Conclusion.ShouldBeNull();
        answer.Refusals.ShouldContain(r => r.Kind == RefusalKind.NotThere);
    }

    [Fact]
    public async Task Where_events_may_be_searched_but_not_read_the_report_says_what_to_grant()
    {
        var recorded = Repository.Read("image-tag-missing-with-events");
        recorded["faults"] = new JsonArray(new JsonObject { ["operation"] = "GetLogEvents", ["error"] = "AccessDeniedException", ["match"] = "/aws/events/ecs/" });
        using var stack = new Stack(recorded);

        var answer = await stack.Why(Cancel);

        answer.Verdict.ShouldBe(Verdict.RecordOnly);
        var gap = answer.Gaps.First(g => g.Kind == FailureKind.Denied);
        gap.Because.ShouldStartWith("AccessDeniedException");
        var grant = JsonNode.Parse(gap.Grant.ShouldNotBeNull())!;
        ((string)grant["Action"]!).ShouldBe("logs:GetLogEvents");
        ((string)grant["Resource"]!).ShouldEndWith($":{recorded["account"]}:log-group:/aws/events/ecs/containerinsights/{answer.Dossier.Task!.ClusterArn!.Split('/')[^1]}/performance:*");
    }
}
