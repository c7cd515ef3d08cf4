using System.Text;
using TriageBot.EndToEnd.Stacks;
using TriageBot.Triage.Targets;

namespace TriageBot.EndToEnd.Fuzz;

public sealed class TargetFuzzTests
{
    [Fact]
    public Task A_target_is_read_or_one_clear_error()
    {
        var texts = Repository.CaseNames.Select(name => (string)Repository.Read(name)["expected"]!["target"]!).Concat(
        [
            "prod/checkout", "checkout:42", "arn:aws:ecs:eu-central-1:111122223333:service/prod/checkout",
            "https://eu-west-1.console.aws.amazon.com/ecs/v2/clusters/prod/services/checkout/tasks?region=eu-west-1",
            "https://console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:log-groups/log-group/$252Fecs$252Fapp/log-events/ecs$252Fapp$252F3f2a81d09b5e4c6fa7130d2e88b954c1",
        ]).Select(Encoding.UTF8.GetBytes).ToList();

        return Fuzzing.Run(mutator =>
        {
            var parsed = TargetParser.Parse(mutator.Text(texts), new TargetDefaults("eu-central-1", "prod"));
            (parsed.Target is null).ShouldNotBe(parsed.Error is null);
            return parsed.Target is not null;
        });
    }
}
