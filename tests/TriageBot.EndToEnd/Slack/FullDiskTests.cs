using System.Diagnostics;
using System.Net;
using TriageBot.Simulation.Delivery;

namespace TriageBot.EndToEnd.Slack;

/// <summary>The store's disk is full: the person is told what to do, nothing that was accepted is lost, and once there is room it works on.</summary>
public sealed class FullDiskTests(ITestOutputHelper output)
{
    private const int DiskKibibytes = 300;
    private const int MostAsked = 2000;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_cannot_be_accepted_is_told_and_is_accepted_once_there_is_room()
    {
        await using var bot = await ServedProcess.Prepare();
        await bot.Start(diskKibibytes: DiskKibibytes);
        var channel = bot.NewChannel();

        var (accepted, refused) = (0, (Acknowledgement?)null);
        while (refused is null && accepted < MostAsked)
        {
            var answer = await bot.Ann.Runs(channel, "/ecs", $"why {ServedProcess.Tasks[accepted % 10]}", Now);
            if (answer.Answer.Contains("was not accepted", StringComparison.Ordinal))
                refused = answer;
            else
                accepted++;
        }

        output.WriteLine($"{accepted} accepted, then: {refused?.Answer}");
        refused.ShouldNotBeNull().Answer.ShouldContain("please ask again in a moment");
        refused.Answer.ShouldContain("Check the disk");
        using var http = new HttpClient();
        (await http.GetAsync(new Uri(bot.Root, "/healthz"), Now)).StatusCode.ShouldBe(HttpStatusCode.OK);

        using var room = Process.Start(new ProcessStartInfo("prlimit", ["--pid", $"{bot.ProcessId}", "--fsize=unlimited"]))!;
        await room.WaitForExitAsync(Now);
        room.ExitCode.ShouldBe(0);
        (await bot.Ann.Runs(channel, "/ecs", $"why {ServedProcess.Tasks[0]}", Now)).Answer.ShouldContain("On it");
        await bot.Until(_ => Answered(bot) == accepted + 1, TimeSpan.FromMinutes(2), () => $"{Answered(bot)} of {accepted + 1} are answered");
        var (status, _) = await bot.Stop();

        status.ShouldBe(0);
    }

    private static int Answered(ServedProcess bot) =>
        bot.Answers.Count(Crowd.HasButtons) + bot.Journal.Ephemerals.Count(e => e.Text.Contains("the answer is the same", StringComparison.Ordinal));
}
