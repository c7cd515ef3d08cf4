using System.Diagnostics;

namespace TriageBot.EndToEnd.Slack;

/// <summary>The store in trouble, and what it keeps to itself.</summary>
public sealed class StoreTroubleTests
{
    /// <summary>Less than one transaction needs; less still would end the runtime itself.</summary>
    private const string Full = "8192:unlimited";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_full_disk_is_told_to_the_person_and_the_operator_and_passes()
    {
        await using var bot = await ServedProcess.Prepare();
        await bot.Start();
        var channel = bot.NewChannel();
        await Limit(bot, Full);

        var refused = await bot.Ann.Runs(channel, "/ecs", $"why {ServedProcess.Tasks[0]}");

        refused.Failure.ShouldBeNull(bot.Log);
        refused.Answer.ShouldContain("Your question was not accepted, please ask again in a moment: The store");
        refused.Answer.ShouldContain("ulimit");
        bot.Log.ShouldContain("was not accepted and Slack was told so");

        await Limit(bot, "unlimited:unlimited");
        (await bot.Ann.Runs(channel, "/ecs", $"why {ServedProcess.Tasks[0]}")).Ok.ShouldBeTrue();
        await bot.Until(_ => bot.Answers.Count == 1, s_patience);
        (await bot.Stop()).Status.ShouldBe(0);
    }

    [Fact]
    public async Task What_was_taken_when_the_disk_filled_is_answered_when_there_is_room_again()
    {
        await using var bot = await ServedProcess.Prepare();
        await bot.Start();
        bot.Slack.Faults.Add(Simulation.Faults.Fault.Slow("chat.postMessage", TimeSpan.FromSeconds(2)));
        var channel = bot.NewChannel();
        (await bot.Ann.Runs(channel, "/ecs", $"why {ServedProcess.Tasks[0]}")).Ok.ShouldBeTrue();
        await bot.Until(_ => bot.Answers.Count == 1, s_patience);

        await Limit(bot, Full);
        await bot.Logged("The store failed: The store", s_patience);
        await Limit(bot, "unlimited:unlimited");
        await bot.Until(_ => bot.Answers.All(Crowd.HasButtons), s_patience);

        bot.Answers.Count.ShouldBe(1);
        (await bot.Stop()).Status.ShouldBe(0);
        (await bot.Waiting()).ShouldBe(0);
    }

    [Fact]
    public async Task Its_files_are_the_owners_alone_and_nothing_of_a_payload_is_logged()
    {
        await using var bot = await ServedProcess.Prepare();
        await bot.Start();
        bot.Slack.Faults.Add(Simulation.Faults.Fault.Error("chat.postMessage", "not_in_channel") with { Times = 5 });
        var channel = bot.NewChannel();
        await bot.Ann.Runs(channel, "/ecs", $"why {ServedProcess.Tasks[0]}");
        await bot.Until(j => j.Messages.Count > 0, s_patience);

        Directory.GetFiles(bot.StoreFolder).ShouldNotBeEmpty();
        Directory.GetFiles(bot.StoreFolder).ShouldAllBe(f => File.GetUnixFileMode(f) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        await bot.Kill();

        var command = bot.Journal.Deliveries.Single().Payload;
        foreach (var secret in new[] { "response_url", "trigger_id", "token" })
            bot.Log.ShouldNotContain((string)command[secret]!);
        bot.Log.ShouldNotContain(ServedProcess.Tasks[0]);
        bot.Log.ShouldNotContain(bot.Slack.BotToken.Value);
        bot.Log.ShouldNotContain(bot.Slack.App.SigningSecret);
    }

    private static async Task Limit(ServedProcess bot, string fileSize)
    {
        using var prlimit = Process.Start("prlimit", ["--pid", $"{bot.ProcessId}", $"--fsize={fileSize}"]);
        await prlimit.WaitForExitAsync(TestContext.Current.CancellationToken);
        prlimit.ExitCode.ShouldBe(0);
    }
}
