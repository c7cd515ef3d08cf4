using TriageBot.EndToEnd.Stacks;
using TriageBot.Triage;
using TriageBot.Triage.Redaction;
using TriageBot.Triage.Reporting;
using TriageBot.Triage.Reporting.Outlines;

namespace TriageBot.EndToEnd.Gathering.FollowUps;

public sealed class MemoryTests
{
    private const string Foreign = "ffffffffffffffffffffffffffffffff";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_memory_death_shows_the_containers_last_minutes()
    {
        var answer = await Why(Wanting.Memory().Events(Wanting.UsageGroup, "FargateTelemetry-1", [
            .. new double[] { 64, 128, 256, 384, 511 }.Select((mib, i) => (Incident.Stopped.AddSeconds(-30 - 60 * (4 - i)), Wanting.Usage(Incident.TaskId, "app", mib))),
            (Incident.Stopped.AddSeconds(-30), Wanting.Usage(Incident.TaskId, null, 600)),
            (Incident.Stopped.AddSeconds(-20), Wanting.Usage(Foreign, "app", 12)),
        ]));

        Line(answer, "Memory").ShouldBe("▂▃▅▇█ 511 / 512 MiB (Container Insights, last minute before)");
        answer.Dossier.Usage.ShouldAllBe(u => u.TaskId == Incident.TaskId);
        answer.Dossier.Looks.ShouldNotContain(l => l.Id == "metrics", "what measures the container itself is enough");
    }

    [Fact]
    public async Task Without_Container_Insights_the_services_metric_stands_in_and_says_so()
    {
        var answer = await Why(Wanting.Memory().ServiceMemory(20, 60, 99));

        Line(answer, "Memory").ShouldBe("▂▅█ 99 % (CloudWatch, the service's fullest task, last minute before)");
    }

    [Fact]
    public async Task What_no_reading_asks_for_is_not_looked_up()
    {
        var answer = await Why(Incident.OneCrash().Events(Wanting.UsageGroup, "s", (Incident.Stopped, Wanting.Usage(Incident.TaskId, "app", 64))));

        answer.Dossier.Looks.ShouldNotContain(l => l.Id == "container-insights");
        answer.Dossier.Memory.ShouldBeNull();
    }

    private static string Line(Answer answer, string label)
    {
        var line = new Outliner(new Shown(Redactor.WithRandomKey())).Write(answer).Lines.Single(l => l.Label == label);
        return string.Concat(line.Spans.OfType<Words>().Select(w => w.Text));
    }

    private static async Task<Answer> Why(Incident incident)
    {
        using var stack = new Stack(incident.Asked());
        return await stack.Why(Cancel);
    }
}
