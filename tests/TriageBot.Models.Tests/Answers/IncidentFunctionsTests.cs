using TriageBot.Models.Answers;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Questions;
using TriageBot.Triage.Questions.Free;
using TriageBot.Triage.Tests.Rulebook;

namespace TriageBot.Models.Tests.Answers;

public sealed class IncidentFunctionsTests
{
    [Fact]
    public void Each_described_method_of_the_plugins_is_a_function_with_its_words()
    {
        var dossier = Stop.Exited().Container("app", 1).Dossier();
        var functions = IncidentFunctions.Of(new Shelf(new OpenIncident(new CaseFile(dossier.Target, null!), dossier, EvidenceSettings.Default, Past.None, TimeProvider.System)));

        functions.Select(f => f.Name).ShouldBe(
        [
            "logs_lines", "logs_search", "logs_stops", "ecs_describe_service", "ecs_describe_task", "ecs_diff", "ecs_siblings",
            "iam_may", "iam_policies", "iam_role", "network_path", "metrics_cpu", "metrics_memory",
        ]);
        functions.ShouldAllBe(f => f.Description.Length > 20);
        var search = functions.Single(f => f.Name == "logs_search");
        search.Description.ShouldBe("Lines of the task's containers with some words.");
        search.JsonSchema.GetRawText().ShouldContain("The words, to the letter, in any case of letters; up to 100 characters.");
        search.JsonSchema.GetRawText().ShouldNotContain("cancellationToken");
    }
}
