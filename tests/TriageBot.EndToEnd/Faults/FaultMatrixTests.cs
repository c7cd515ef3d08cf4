using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Stacks;
using TriageBot.Triage.Gathering;

namespace TriageBot.EndToEnd.Faults;

/// <summary>Every operation that <c>why</c> calls, going wrong in every way: a report, a gap, in time, and nothing claimed that was not true before.</summary>
public sealed class FaultMatrixTests(UntouchedRuns runs) : IClassFixture<UntouchedRuns>
{
    /// <summary>Whatever they call goes wrong.</summary>
    private static readonly string[] s_whole = ["oom-kill", "sidecar-died-first", "forgotten-task", "looks-like-oom-is-not", "secret-denied"];

    /// <summary>Of what the checks of these call only what none before them calls goes wrong.</summary>
    private static readonly string[] s_further = ["image-tag-missing", "exec-format-error", "log-group-missing", "elb-health-check", "secret-unreachable", "placement-failure-without-a-task"];

    /// <summary>Together they call whatever any shipped case calls.</summary>
    private static readonly string[] s_cases = [.. s_whole, .. s_further];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Matrix => new(from name in s_cases from kind in FaultKind.All select (name, kind.Name));

    [Fact]
    public async Task These_cases_call_every_operation_that_a_shipped_case_calls()
    {
        var called = new HashSet<string>();
        foreach (var name in s_cases)
            called.UnionWith((await runs.Of(name)).Calls.Operations);

        foreach (var name in Repository.CaseNames)
            (await runs.Of(name)).Calls.Operations.Except(called).ShouldBeEmpty(name);
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task An_operation_that_goes_wrong_costs_only_what_it_would_have_told(string name, string fault)
    {
        var kind = FaultKind.All.Single(k => k.Name == fault);
        var untouched = await runs.Of(name);
        var wrong = new List<string>();
        var before = new HashSet<string>();
        foreach (var earlier in s_further.Contains(name) ? s_cases.TakeWhile(c => c != name) : [])
            before.UnionWith((await runs.Of(earlier)).Calls.Operations);
        foreach (var operation in untouched.Calls.Operations.Except(before))
        {
            try
            {
                var run = await FaultedRun.Of(name, kind.On(operation), Cancel);
                wrong.AddRange(Wrong(run, untouched, operation, kind).Select(w => $"{operation}: {w}"));
            }
            catch (Exception e) when (!Cancel.IsCancellationRequested)
            {
                wrong.Add($"{operation}: {e}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    private static IEnumerable<string> Wrong(FaultedRun run, FaultedRun untouched, string operation, FaultKind kind)
    {
        var deadline = EvidenceSettings.Default.Deadline + TimeSpan.FromSeconds(1);
        if (run.Took > deadline)
            yield return $"took {run.Took}";
        if (run.Answer.Conclusion is { } claimed && (untouched.Answer.Conclusion is not { } proven || (claimed.Bucket, claimed.Cause) != (proven.Bucket, proven.Cause) || (claimed.Container is not null && claimed.Container != proven.Container)))
            yield return $"concludes {claimed.Cause} of {claimed.Container}";

        // The keys that assume the role are fixed here: there are none to go on with.
        var passes = kind.Passes && !(operation == "AssumeRole" && kind.Name == "expired once");
        // A body that is no JSON comes with status 200; a first call that works may be the only one. What is missing in the case was refused before.
        var struck = (kind.Faults[0].Error is not null && !untouched.Calls.HasFailed(operation)) || run.Calls.Errors(operation).Except(untouched.Calls.Errors(operation)).Any();
        if (struck && !passes && !run.Answer.Gaps.Except(untouched.Answer.Gaps).Any())
            yield return "has no gap";

        if (passes && !JsonNode.DeepEquals(run.Report, untouched.Report))
            yield return $"is not the whole report: {run.Report}\nbut was untouched: {untouched.Report}";
    }
}
