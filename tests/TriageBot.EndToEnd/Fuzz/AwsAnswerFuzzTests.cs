using TriageBot.Aws;
using TriageBot.Replay.Cases;
using TriageBot.Replay.Clock;
using TriageBot.Replay.Hosting;
using TriageBot.Replay.Worlds;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Ports;

namespace TriageBot.EndToEnd.Fuzz;

public sealed class AwsAnswerFuzzTests
{
    [Fact]
    public async Task An_answer_of_AWS_is_read_or_the_read_has_failed()
    {
        var bodies = await TrueBodies();
        bodies.Count.ShouldBeGreaterThan(40, "the operations that these reads call");

        await Fuzzing.Run(async mutator =>
        {
            using var handler = new SpoiltAnswers(bodies, mutator);
            var clock = new ReplayClock(new DateTimeOffset(2026, 1, 1, 14, 10, 0, TimeSpan.Zero), TimeProvider.System);
            using var aws = Clients(handler, clock);
            // A query that never ends and a list that never ends are ended by the investigation's deadline.
            using var deadline = new CancellationTokenSource(EvidenceSettings.Default.Deadline, clock);
            try
            {
                await AwsReads.All[mutator.Below(AwsReads.All.Count)](aws, deadline.Token);
                return true;
            }
            catch (AwsReadException)
            {
                return false;
            }
            catch (OperationCanceledException) when (deadline.IsCancellationRequested)
            {
                return false;
            }
        });
    }

    private static async Task<IReadOnlyDictionary<string, IReadOnlyList<byte[]>>> TrueBodies()
    {
        var cases = Path.Combine(AppContext.BaseDirectory, "AwsCli");
        var world = World.Of([CaseReader.Read(Path.Combine(cases, "evidence.case.json")), CaseReader.Read(Path.Combine(cases, "account.case.json"))], TimeProvider.System);
        using var replay = new ReplayHandler(world);
        using var recorded = new RecordedAnswers(replay);
        using var aws = Clients(recorded, world.Clock);
        foreach (var read in AwsReads.All)
        {
            try
            {
                await read(aws, TestContext.Current.CancellationToken);
            }
            catch (AwsReadException)
            {
                // Not recorded there: an error's body is a true body too.
            }
        }

        return recorded.Bodies;
    }

    private static AwsClients Clients(HttpMessageHandler handler, ReplayClock clock) => AwsClients.Create(
        new AwsOptions { Keys = new("AKIAREPLAY", "replay", null), Region = AwsReads.Region, Environment = _ => null }, handler, clock, clock.Waits);
}
