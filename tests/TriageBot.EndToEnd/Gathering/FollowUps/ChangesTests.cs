using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Stacks;
using TriageBot.Triage;
using TriageBot.Triage.Redaction;
using TriageBot.Triage.Reporting;
using TriageBot.Triage.Reporting.Outlines;

namespace TriageBot.EndToEnd.Gathering.FollowUps;

public sealed class ChangesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_failing_rollout_shows_what_changed_and_no_environment_value()
    {
        var before = Incident.Container("app");
        before["image"] = "registry.example/app:0";
        before["environment"] = new JsonArray(Variable("OLD", "secret-of-old"));

        var answer = await Why(Wanting.Changes().Definition(41, before));

        Line(answer).ShouldBe(":41 → :42 image …/app:0 → …/app:1; env −OLD");
    }

    [Fact]
    public async Task Revisions_that_differ_in_values_alone_say_that_values_are_not_read()
    {
        var answer = await Why(Wanting.Changes().Definition(41, Incident.Container("app")));

        Line(answer).ShouldContain("values of environment variables, which are not read");
    }

    [Fact]
    public async Task A_revision_that_had_completed_its_rollout_is_not_compared()
    {
        var answer = await Why(Incident.OneCrash().Deployed(41, 9).Definition(41, Incident.Container("app")));

        answer.Dossier.Changes.ShouldBeNull();
        answer.Dossier.Looks.ShouldNotContain(l => l.Id == "changes");
    }

    private static JsonObject Variable(string name, string value) => new() { ["name"] = name, ["value"] = value };

    private static string Line(Answer answer)
    {
        var line = new Outliner(new Shown(Redactor.WithRandomKey())).Write(answer).Lines.Single(l => l.Label == "Changed");
        return string.Concat(line.Spans.OfType<Words>().Select(w => w.Text));
    }

    private static async Task<Answer> Why(Incident incident)
    {
        using var stack = new Stack(incident.Asked());
        return await stack.Why(Cancel);
    }
}
