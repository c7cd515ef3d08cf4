using TriageBot.EndToEnd.Stacks;
using TriageBot.Triage.Redaction;
using TriageBot.Triage.Reporting;
using TriageBot.Triage.Reporting.Outlines;

namespace TriageBot.EndToEnd.Reports;

/// <summary>What could not be seen, told to a person.</summary>
public sealed class GapLinesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_denied_read_says_what_stays_unseen_what_AWS_said_and_what_would_open_it()
    {
        var text = await Told(Incident.OneCrash().Fault("GetLogEvents", "AccessDeniedException"));

        text.ShouldContain("""
            Not seen  log lines of container app: AccessDeniedException: User is not authorized to perform this operation because no identity-based policy allows it
              would open it: {"Effect":"Allow","Action":"logs:GetLogEvents","Resource":"arn:aws:logs:eu-central-1:*:log-group:/ecs/checkout:*"}
            """);
    }

    [Fact]
    public async Task A_group_of_the_wrong_class_says_what_to_do_instead()
    {
        var text = await Told(new Incident().Service().Definition(42, Incident.Container("app")).Task(Incident.TaskId)
            .LogGroup(Incident.Group, "DELIVERY").Stream(Incident.Group, $"ecs/app/{Incident.TaskId}", "ValueError: x"));

        text.ShouldContain("Not seen  log lines of container app: log group /ecs/checkout is of the class DELIVERY, which nothing can read\n  instead: read the lines where");
    }

    [Fact]
    public async Task What_ecs_says_of_the_container_stands_before_what_it_says_of_every_task()
    {
        var text = await Told(new Incident().Service().Definition(42, Incident.Container("app", "splunk")).Task(Incident.TaskId, t =>
        {
            t["containers"]![0]!["exitCode"] = 137;
            t["containers"]![0]!["reason"] = "OutOfMemoryError: Container killed due to memory usage";
        }));

        text.ShouldContain("ECS says  OutOfMemoryError: Container killed due to memory usage · Essential container in task exited · app exit 137 (SIGKILL)  (read ");
    }

    private static async Task<string> Told(Incident incident)
    {
        using var stack = new Stack(incident.Asked());
        var outline = new Outliner(new Shown(Redactor.WithRandomKey())).Write(await stack.Why(Cancel));
        return TextReport.Write(outline, TextStyle.Plain);
    }
}
