using TriageBot.EndToEnd.Slack;
using TriageBot.EndToEnd.Stacks;
using TriageBot.Simulation.Model;
using TriageBot.Store;

namespace TriageBot.EndToEnd.Threads;

/// <summary>Whose words are answered in a thread, by whom they may be said, and what survives.</summary>
public sealed class ThreadTests
{
    private const string Case = "oom-kill";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private static string Target => (string)Repository.Read(Case)["expected"]!["target"]!;

    [Fact]
    public async Task Chatter_other_bots_and_the_channel_are_left_alone_and_nothing_of_them_is_stored()
    {
        await using var stack = await SlackStack.Start(Case);
        var talk = await Talk.About(stack, Case);
        var bob = stack.Slack.As(stack.Slack.Workspace.AddUser("bob"));

        foreach (var chatter in new[] { "thanks!", "I'm on it", "hm", "rolled back at 14:20, watching it", "<@U0ANN> can you take this?", "👍" })
            talk.Says(bob, chatter);
        stack.Ann.Says(stack.Channel, "logs 20");
        stack.Slack.Workspace.Post(stack.Channel, new Author(null, "B0DEPLOY", "A0DEPLOY", "deploys"), new MessageContent("logs 20", null, null), talk.Root.Ts);
        await talk.Asks("help");
        await stack.Slack.Delivered(Now);

        talk.Answers.ShouldHaveSingleItem();
        stack.Answers.Count.ShouldBe(2);
        stack.Journal.Ephemerals.ShouldNotContain(e => e.UserId == bob.User.Id);
    }

    [Fact]
    public async Task A_mention_in_the_thread_is_answered_once_although_two_events_come()
    {
        await using var stack = await SlackStack.Start(Case);
        var talk = await Talk.About(stack, Case);

        await talk.Asks($"<@{stack.Slack.App.BotUserId}> help");
        await stack.Slack.Delivered(Now);

        talk.Answers.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Said_to_the_bot_even_what_is_no_question_is_answered_with_what_can_be_asked()
    {
        await using var stack = await SlackStack.Start(Case);
        var talk = await Talk.About(stack, Case);

        var answer = await talk.Asks($"<@{stack.Slack.App.BotUserId}> tell me a joke about whales");

        AnswerTests.Readable(answer).ShouldContain("search <words>");
    }

    [Fact]
    public async Task An_alert_that_was_answered_in_its_thread_is_talked_about_there()
    {
        await using var stack = await SlackStack.Start(Case);
        var alert = stack.Slack.Alert(stack.Channel, new Author(null, "B0LAMBDA", null, "deploy watcher"), new MessageContent($"ECS task failed: {Target}", null, null));
        await stack.Report();
        await stack.Logged("Audit: answered alert");
        var talk = new Talk(stack, alert);

        stack.Ann.Says(stack.Channel, "help", alert.Ts);
        await stack.Until(_ => talk.Answers.Count == 2);

        AnswerTests.Readable(talk.Answers[1]).ShouldContain("What can be asked about this incident");
    }

    [Fact]
    public async Task In_a_thread_that_people_began_only_mentions_are_answered()
    {
        await using var stack = await SlackStack.Start(Case);
        var talk = new Talk(stack, stack.Ann.Says(stack.Channel, "checkout is acting up again"));
        talk.Says(stack.Ann, $"<@{stack.Slack.App.BotUserId}> why {Target}");
        await stack.Report();

        talk.Says(stack.Ann, "help");
        await stack.Slack.Delivered(Now);
        talk.Says(stack.Ann, $"<@{stack.Slack.App.BotUserId}> help");
        await stack.Until(_ => talk.Answers.Count > 1);

        talk.Answers.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Who_may_not_ask_any_more_is_refused_privately_between_two_replies()
    {
        await using var stack = await SlackStack.Start(Case, settings: ("Slack:Users:0", "U0ANN"));
        var talk = await Talk.About(stack, Case);
        await talk.Asks("help");

        await stack.Restart(Repository.Read(Case), settings: ("Slack:Users:0", "U0BOB"));
        talk.Says(stack.Ann, "logs 5");
        await stack.Until(j => j.Ephemerals.Any(e => e.Text.Contains("not among those who may ask me", StringComparison.Ordinal)));

        stack.Journal.Ephemerals[^1].ThreadTs.ShouldBe(talk.Root.Ts);
        talk.Answers.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_the_channel_may_not_read_any_more_is_refused_between_two_replies()
    {
        await using var stack = await SlackStack.Start(Case);
        var talk = await Talk.About(stack, Case);

        await stack.Restart(Repository.Read(Case), null, ("Slack:Channels:0:Channel", "#inc-042"), ("Slack:Channels:0:Clusters:0", "staging"));
        talk.Says(stack.Ann, "logs 5");
        await stack.Until(j => j.Ephemerals.Any(e => e.Text.Contains("cluster prod is not read for this channel", StringComparison.Ordinal)));

        talk.Answers.ShouldBeEmpty();
    }

    [Fact]
    public async Task After_a_restart_the_thread_is_known()
    {
        await using var stack = await SlackStack.Start(Case);
        var talk = await Talk.About(stack, Case);
        var before = AnswerTests.Readable(await talk.Asks("logs 5"));

        await stack.Restart(Repository.Read(Case));

        AnswerTests.Readable(await talk.Asks("logs 5")).ShouldBe(before);
    }

    [Fact]
    public async Task Days_later_when_ECS_has_forgotten_the_task_its_thread_still_shows_its_logs()
    {
        await using var stack = await SlackStack.Start(Case);
        var talk = await Talk.About(stack, Case);
        var incident = Incident(talk.Root);

        var later = Repository.Read(Case);
        later["now"] = DateTimeOffset.Parse((string)later["now"]!, System.Globalization.CultureInfo.InvariantCulture).AddDays(5).ToString("O");
        await stack.Restart(later, async store =>
        {
            var begun = (await store.Incidents.Find(incident, Now))!;
            await store.Incidents.Abandoned(incident, Now);
            await store.Incidents.Begin(begun with { BegunAt = begun.BegunAt.AddDays(-5) }, DateTimeOffset.MaxValue, Now);
        });

        AnswerTests.Readable(await talk.Asks("logs 5")).ShouldContain("GC overhead limit exceeded");
    }

    [Fact]
    public async Task Whatever_was_asked_and_looked_up_stands_in_the_incidents_log_and_no_words_of_people_in_the_bots()
    {
        await using var stack = await SlackStack.Start(Case);
        var talk = await Talk.About(stack, Case);
        await talk.Asks("search heliotrope");
        var incident = Incident(talk.Root);
        IReadOnlyList<IncidentEvent> events = [];

        await stack.Restart(Repository.Read(Case), async store => events = await store.Conversations.LogOf(incident, Now));

        events.ShouldAllBe(e => e.User == "U0ANN" && e.Channel == stack.Channel.Id);
        events.Where(e => e.What == IncidentEvents.Asked).Select(e => e.Detail).ShouldBe(["why", "search \"heliotrope\""]);
        events.Count(e => e.What == IncidentEvents.Answered).ShouldBe(2);
        events.ShouldContain(e => e.What == IncidentEvents.Looked && e.Detail.Contains("heliotrope", StringComparison.Ordinal) && e.Result == "nothing" && e.Size == 0);
        stack.Log.ShouldContain("Audit: looked");
        stack.Log.ShouldNotContain("heliotrope");
    }

    [Fact]
    public async Task The_end_of_an_alert_stands_in_the_log_too()
    {
        await using var stack = await SlackStack.Start(Case);
        var grafana = new Author(null, "B0GRAFANA", "A0GRAFANA", "Grafana");
        stack.Slack.Alert(stack.Channel, grafana, new MessageContent($"[FIRING:1] ECS task failed: {Target}", null, null));
        var report = await stack.Report();
        stack.Slack.Alert(stack.Channel, grafana, new MessageContent($"[RESOLVED] ECS task failed: {Target}", null, null));
        await stack.Logged("Audit: resolved grafana");
        IReadOnlyList<IncidentEvent> events = [];

        await stack.Restart(Repository.Read(Case), async store => events = await store.Conversations.LogOf(Incident(report), Now));

        events.Select(e => e.What).Distinct().ShouldBe([IncidentEvents.Looked, IncidentEvents.Answered, IncidentEvents.Resolved]);
        events.ShouldAllBe(e => e.User == "" && e.Channel == stack.Channel.Id);
    }

    internal static string Incident(Message report) =>
        (string)report.Content.Blocks!.Single(b => (string?)b!["type"] == "actions")!["elements"]![0]!["value"]!;
}
