using TriageBot.EndToEnd.Slack;
using TriageBot.EndToEnd.Stacks;

namespace TriageBot.EndToEnd.Threads;

/// <summary>The same failure of another task of the service, and what is told of the first.</summary>
public sealed class SeenBeforeTests
{
    private const string Case = "oom-kill";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_second_report_and_history_tell_of_the_first_with_what_people_said()
    {
        await using var stack = await SlackStack.Start(Case);
        await stack.AsksWhy(Case);
        var first = await stack.Report();
        await stack.Ann.Clicks(first, "triagebot_right", cancellationToken: Now);
        await stack.Until(j => j.Ephemerals.Any(e => e.Text.Contains("kept as right", StringComparison.Ordinal)));

        await stack.Ann.Runs(stack.Channel, "/ecs", $"why {Other}", Now);
        var second = await stack.Report(1);

        AnswerTests.Readable(first).ShouldNotContain("Seen before");
        AnswerTests.Readable(second).ShouldContain("*Seen before  *once, last less than a minute ago here");
        AnswerTests.Readable(second).ShouldContain("(👍 1)");
        AnswerTests.Readable(second).ShouldContain(first.Ts.Replace(".", "", StringComparison.Ordinal));

        AnswerTests.Readable(await new Talk(stack, second).Asks("history")).ShouldContain("container_oom");
    }

    [Fact]
    public async Task An_alert_tells_of_what_was_asked_before_it()
    {
        await using var stack = await SlackStack.Start(Case);
        await stack.AsksWhy(Case);
        await stack.Report();

        stack.Slack.Alert(stack.Channel, new Simulation.Model.Author(null, "B0LAMBDA", null, "deploy watcher"), new Simulation.Model.MessageContent($"ECS task failed: {Other}", null, null));

        AnswerTests.Readable(await stack.Report(1)).ShouldContain("*Seen before  *once, last less than a minute ago here");
    }

    [Fact]
    public async Task The_same_task_in_another_channel_is_nothing_that_was_seen_before()
    {
        await using var stack = await SlackStack.Start(Case);
        await stack.AsksWhy(Case);
        await stack.Report();
        var other = stack.Slack.Workspace.AddChannel("other", Simulation.Model.ChannelKind.Public, [stack.Ann.User.Id, stack.Slack.App.BotUserId]);

        await stack.Ann.Runs(other, "/ecs", $"why {(string)Repository.Read(Case)["expected"]!["target"]!}", Now);

        AnswerTests.Readable(await stack.Report(1)).ShouldNotContain("Seen before");
    }

    /// <summary>Another task of the case that died alike.</summary>
    private static string Other => ServedProcess.Tasks.First(t => t != (string)Repository.Read(Case)["expected"]!["target"]!);
}
