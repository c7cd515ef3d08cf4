using TriageBot.Simulation.Model;

namespace TriageBot.EndToEnd.Slack;

/// <summary>Where the bot may answer, and to whom: a refusal is private, says why, and comes before any AWS call.</summary>
public sealed class AccessTests
{
    private const string Case = "oom-kill";

    [Theory]
    [InlineData("Slack:Channels:0", "C0OTHER", "may not answer in this channel")]
    [InlineData("Slack:Workspaces:0", "T0OTHER", "this workspace")]
    [InlineData("Slack:Users:0", "U0BOB", "not among those who may ask me")]
    public async Task Who_is_not_on_the_list_is_refused(string key, string value, string because)
    {
        await using var stack = await SlackStack.Start(Case, settings: (key, value));

        await stack.AsksWhy(Case);

        await Refused(stack, because);
    }

    [Theory]
    [InlineData("Account", "999988887777", "account 111122223333 is not read for this channel")]
    [InlineData("Regions:0", "us-east-1", "Region eu-central-1 is not read for this channel")]
    [InlineData("Clusters:0", "staging", "cluster prod is not read for this channel")]
    public async Task A_channels_binding_is_a_limit(string key, string value, string because)
    {
        await using var stack = await SlackStack.Start(Case, settings: [("Slack:Channels:0:Channel", "#inc-042"), ($"Slack:Channels:0:{key}", value)]);

        await stack.AsksWhy(Case);

        await Refused(stack, because);
    }

    [Fact]
    public async Task A_guest_is_refused()
    {
        await using var stack = await SlackStack.Start(Case);
        var guest = stack.Slack.As(stack.Slack.Workspace.Add(new User("U0GUEST", "gus", stack.Slack.Workspace.Team.Id) { IsRestricted = true }));

        await guest.Runs(stack.Channel, "/ecs", "why 3f2a81d09b5e4c6fa7130d2e88b954c1", TestContext.Current.CancellationToken);

        await Refused(stack, "guests may not ask me");
    }

    [Fact]
    public async Task In_a_shared_channel_nobody_is_answered()
    {
        await using var stack = await SlackStack.Start(Case);
        stack.Channel.IsExternallyShared = true;

        await stack.AsksWhy(Case);

        await Refused(stack, "shared with another organisation");
    }

    [Fact]
    public async Task A_click_is_checked_again()
    {
        await using var stack = await SlackStack.Start(Case, settings: ("Slack:Users:0", "U0ANN"));
        await stack.AsksWhy(Case);
        var report = await stack.Report();
        var bob = stack.Slack.As(stack.Slack.Workspace.AddUser("bob"));

        await bob.Clicks(report, "triagebot_logs", cancellationToken: TestContext.Current.CancellationToken);

        await stack.Until(j => j.Ephemerals.Any(e => e.UserId == bob.User.Id && e.Text.Contains("not among those", StringComparison.Ordinal)));
        stack.Answers.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Where_it_is_no_member_it_says_so_and_answers_all_the_same()
    {
        await using var stack = await SlackStack.Start(Case, isMember: false);

        await stack.AsksWhy(Case);
        await stack.Until(j => j.Messages.Count > 0);

        var answer = stack.Journal.Messages[0];
        AnswerTests.Readable(answer).ShouldContain("container_oom");
        AnswerTests.Readable(answer).ShouldContain("I am not in this channel: /invite me");
    }

    private static async Task Refused(SlackStack stack, string because)
    {
        await stack.Until(j => j.Ephemerals.Any(e => e.Text.Contains(because, StringComparison.Ordinal)));
        stack.Answers.ShouldBeEmpty();
    }
}
