using System.Text;
using TriageBot.EndToEnd.Stacks;
using TriageBot.Replay.Cases;

namespace TriageBot.EndToEnd.Fuzz;

public sealed class CaseFuzzTests
{
    [Fact]
    public Task A_case_is_read_or_refused_with_a_reason()
    {
        // Small ones, so that a change hits something each time.
        var cases = new[]
        {
            new Incident().Cluster("prod").Service().Definition(42, Incident.Container("app")).Task(Incident.TaskId).Asked(),
            Incident.OneCrash().Deployed(41, 9).Fault("GetLogEvents", "timeout").Asked(),
        }.Select(c => Encoding.UTF8.GetBytes(c.ToJsonString()))
            .Append(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "AwsCli", "evidence.case.json")))
            .Append(Encoding.UTF8.GetBytes("""{"name":"n","now":"2026-01-01T00:00:00Z","account":"111122223333","region":"eu-west-1","ecs":{"clusters":[]},"steps":[{"after":"PT30S","patch":{"ecs":{"tasks":[]}}}],"faults":[{"operation":"*","error":500,"times":1,"delayMs":5}],"expected":{"target":"a"}}"""))
            .ToList();

        return Fuzzing.Run(mutator =>
        {
            try
            {
                CaseReader.Parse(mutator.Bytes(cases), "fuzzed").ShouldNotBeNull();
                return true;
            }
            catch (CaseException)
            {
                return false;
            }
        });
    }
}
