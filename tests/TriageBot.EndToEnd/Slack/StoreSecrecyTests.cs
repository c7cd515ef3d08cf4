using TriageBot.Simulation.Recording;
namespace TriageBot.EndToEnd.Slack;

/// <summary>What the store keeps to itself.</summary>
public sealed class StoreSecrecyTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Its_files_are_the_owners_alone_and_nothing_of_a_payload_is_logged()
    {
        await using var bot = await ServedProcess.Prepare();
        await bot.Start();
        bot.Slack.Faults.Add(Simulation.Faults.Fault.Error("chat.postMessage", "not_in_channel") with { Times = 5 });
        var channel = bot.NewChannel();
        await bot.Ann.Runs(channel, "/ecs", $"why {ServedProcess.Tasks[0]}", TestContext.Current.CancellationToken);
        await bot.Until(j => j.Messages.Count > 0, s_patience);

        Directory.GetFiles(bot.StoreFolder).ShouldNotBeEmpty();
        Directory.GetFiles(bot.StoreFolder).ShouldAllBe(f => OperatingSystem.IsWindows() || File.GetUnixFileMode(f) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        await bot.Kill();

        var command = bot.Journal.Deliveries.Single(d => d.Kind == DeliveryKind.SlashCommand).Payload;
        foreach (var secret in new[] { "response_url", "trigger_id", "token" })
            bot.Log.ShouldNotContain((string)command[secret]!);
        bot.Log.ShouldNotContain(ServedProcess.Tasks[0]);
        bot.Log.ShouldNotContain(bot.Slack.BotToken.Value);
        bot.Log.ShouldNotContain(bot.Slack.App.SigningSecret);
    }
}
