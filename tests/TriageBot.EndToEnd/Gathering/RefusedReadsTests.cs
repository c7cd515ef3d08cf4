using TriageBot.EndToEnd.Stacks;
using TriageBot.Triage;
using TriageBot.Triage.Gathering;

namespace TriageBot.EndToEnd.Gathering;

/// <summary>Each read refused, throttled for good or never answered: a gap that says so, and the rest stays.</summary>
public sealed class RefusedReadsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Reads => new()
    {
        { "DescribeTasks", "ecs:DescribeTasks" },
        { "DescribeTaskDefinition", "ecs:DescribeTaskDefinition" },
        { "GetLogEvents", "logs:GetLogEvents" },
        { "FilterLogEvents", "logs:FilterLogEvents" },
        { "DescribeServices", "ecs:DescribeServices" },
        { "ListServiceDeployments", "ecs:ListServiceDeployments" },
        { "DescribeServiceRevisions", "ecs:DescribeServiceRevisions" },
        { "ListTasks", "ecs:ListTasks" },
    };

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task A_denied_read_is_a_gap_with_the_one_statement_that_opens_it(string operation, string action)
    {
        var dossier = await Gathered(Whole().Fault(operation, "AccessDeniedException"));

        var gap = dossier.Gaps.First(g => g.Grant is not null && g.Grant.Contains(action));
        gap.Because.ShouldStartWith("AccessDeniedException");
        System.Text.Json.JsonDocument.Parse(gap.Grant!).RootElement.GetProperty("Action").GetString().ShouldBe(action);
        dossier.Looks.ShouldContain(l => l.Result == LookResult.Denied);
        dossier.DeadlineHit.ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task A_read_that_is_throttled_for_good_is_a_gap_and_grants_nothing(string operation, string action)
    {
        var dossier = await Gathered(Whole().Fault(operation, "ThrottlingException"));

        dossier.Gaps.ShouldContain(g => g.Because.Contains("ThrottlingException") && g.Grant == null, $"{action}: {string.Join("; ", dossier.Gaps)}");
    }

    [Theory]
    [InlineData("GetLogEvents")]
    [InlineData("DescribeServices")]
    [InlineData("ListServiceDeployments")]
    public async Task A_denied_read_costs_only_what_it_would_have_told(string operation)
    {
        var dossier = await Gathered(Whole().Fault(operation, "AccessDeniedException"));

        dossier.Task.ShouldNotBeNull();
        dossier.Definition.ShouldNotBeNull();
        dossier.TaskEvents.ShouldNotBeEmpty();
        dossier.Occurrences.ShouldNotBeNull();
        (dossier.Tails.Count == 0).ShouldBe(operation == "GetLogEvents");
        (dossier.Service is null).ShouldBe(operation == "DescribeServices");
    }

    [Theory]
    [InlineData("DescribeServices", "the service now")]
    [InlineData("GetLogEvents", "the containers' log lines")]
    public async Task A_read_that_does_not_answer_in_time_is_a_gap_and_what_came_in_time_stays(string operation, string what)
    {
        var incident = new Incident().Service().Definition(42, Incident.Container("app"), Incident.Container("router")).Task(Incident.TaskId)
            .Stream(Incident.Group, $"ecs/app/{Incident.TaskId}", "ValueError: no currency")
            .Stream(Incident.Group, $"ecs/router/{Incident.TaskId}", "bye")
            .Fault(operation, "timeout", match: operation == "GetLogEvents" ? "router" : null);
        using var stack = new Stack(incident.Asked(), settings: new EvidenceSettings([], TimeSpan.FromSeconds(4)));

        var answer = await stack.Why(Cancel);

        answer.Dossier.DeadlineHit.ShouldBeTrue();
        answer.Dossier.Gaps.Single().What.ShouldBe(what);
        answer.Dossier.Tail("app").ShouldNotBeNull("a slow stream must not cost the others");
        answer.Conclusion.ShouldNotBeNull("there is time left to read the line back").Cause.ShouldBe("app_exception");
    }

    [Fact]
    public async Task Whoever_ends_it_gets_what_is_there()
    {
        using var stack = new Stack(Whole().Fault("DescribeServices", "timeout").Asked());
        using var person = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var file = stack.Desk.Open(stack.Target);

        var gathering = stack.Desk.Gather(file, person.Token);
        await Task.WhenAny(Until(() => file.Task is not null && file.Occurrences is not null, Cancel), gathering);
        await person.CancelAsync();
        var dossier = await gathering;

        dossier.Task.ShouldNotBeNull();
        dossier.Gaps.ShouldContain(g => g.What == "the service now");
    }

    [Fact]
    public async Task Credentials_that_nobody_accepts_leave_nothing_but_the_reason()
    {
        using var stack = new Stack(Whole().Fault("*", "ExpiredTokenException").Asked());

        var answer = await stack.Why(Cancel);

        answer.Verdict.ShouldBe(Verdict.NotFound);
        answer.Dossier.Gaps.ShouldContain(g => g.Because.Contains("ExpiredToken"));
        answer.Dossier.Looks.ShouldAllBe(l => l.Result == LookResult.Failed);
    }

    private static Incident Whole() => Incident.OneCrash().Deployed(41, 9)
        .Events(Incident.EventGroup, "s", (Incident.Stopped, EventLine.OfTask(Incident.StoppedTask(Incident.TaskId))));

    private static async Task Until(Func<bool> seen, CancellationToken cancellationToken)
    {
        while (!seen() && !cancellationToken.IsCancellationRequested)
            await Task.Yield();
    }

    private static async Task<Dossier> Gathered(Incident incident)
    {
        using var stack = new Stack(incident.Asked());
        return await stack.Gather(Cancel);
    }
}
