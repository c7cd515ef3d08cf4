using System.Text.Json.Nodes;
using TriageBot.Simulation.Recording;
using TriageBot.Simulation.Tests.Fakes;

namespace TriageBot.Simulation.Tests.Delivery;

public sealed class EventTests
{
    private const string Mention = $"<@{InstalledApp.BotUserId}> why a";

    [Fact]
    public async Task A_mention_makes_two_events_with_different_ids_and_one_timestamp()
    {
        await using var test = await SlackTest.StartAsync();
        var said = test.Slack.As(test.Ann).Says(test.Channel, Mention);
        await test.Slack.Delivered(SlackTest.Token);
        var events = Events(test);
        events.Select(e => e["event"]!["type"]!.ToString()).ShouldBe(["message", "app_mention"], ignoreOrder: true);
        events.Select(e => e["event_id"]!.ToString()).Distinct().Count().ShouldBe(2);
        events.ShouldAllBe(e => e["event"]!["ts"]!.ToString() == said.Ts);
    }

    [Fact]
    public async Task Either_of_the_two_may_be_first_and_a_seed_repeats_the_order()
    {
        var orders = new List<string>();
        foreach (var seed in (int[])[1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6])
        {
            await using var test = await SlackTest.StartAsync(o => o with { Seed = seed });
            test.Slack.As(test.Ann).Says(test.Channel, Mention);
            await test.Slack.Delivered(SlackTest.Token);
            orders.Add(Events(test)[0]["event"]!["type"]!.ToString());
        }

        orders.Distinct().Count().ShouldBe(2);
        orders[..6].ShouldBe(orders[6..]);
    }

    [Fact]
    public async Task An_event_is_tried_again_at_once_after_a_minute_and_after_five()
    {
        await using var test = await SlackTest.StartAsync();
        test.Slack.App.Events = new HashSet<string>(["app_mention"]);
        test.App.Answer = (context, _) => Task.FromResult(context.Response.StatusCode = 500);
        test.Slack.As(test.Ann).Says(test.Channel, Mention);
        await test.Time.Pass(TimeSpan.FromMinutes(1), SlackTest.Token);
        await test.Time.Pass(TimeSpan.FromMinutes(5), SlackTest.Token);
        await test.Slack.Delivered(SlackTest.Token);

        var deliveries = test.Slack.Journal.Deliveries;
        deliveries.Select(d => (d.At - deliveries[0].At).TotalMinutes).ShouldBe([0, 0, 1, 6]);
        deliveries.Select(d => d.Key).Distinct().Count().ShouldBe(1);
        var requests = test.App.Requests;
        requests.Skip(1).Select(r => (r.Headers["X-Slack-Retry-Num"], r.Headers["X-Slack-Retry-Reason"])).ShouldBe([("1", "http_error"), ("2", "http_error"), ("3", "http_error")]);
        requests[0].Headers.Keys.ShouldNotContain("X-Slack-Retry-Num");
        requests.Select(r => r.Headers["X-Slack-Signature"]).Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public async Task A_late_answer_counts_as_none()
    {
        await using var test = await SlackTest.StartAsync();
        test.Slack.App.Events = new HashSet<string>(["app_mention"]);
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        test.App.Answer = (context, number) =>
        {
            arrived.TrySetResult();
            return number == 0 ? Task.Delay(Timeout.Infinite, context.RequestAborted) : Task.CompletedTask;
        };
        test.Slack.As(test.Ann).Says(test.Channel, Mention);
        await arrived.Task.WaitAsync(SlackTest.Token);
        await test.Time.Pass(TimeSpan.FromSeconds(3), SlackTest.Token);
        await test.Slack.Journal.Until(j => j.Deliveries.Count == 2, SlackTest.Token);
        test.Slack.Journal.Deliveries.Select(d => (d.Failure, d.Took.TotalSeconds)).ShouldBe([("http_timeout", 3), (null, 0)]);
    }

    [Fact]
    public async Task An_app_can_ask_not_to_be_tried_again()
    {
        await using var test = await SlackTest.StartAsync();
        test.Slack.App.Events = new HashSet<string>(["app_mention"]);
        test.App.Answer = (context, _) =>
        {
            context.Response.Headers["X-Slack-No-Retry"] = "1";
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        };
        test.Slack.As(test.Ann).Says(test.Channel, Mention);
        await test.Slack.Delivered(SlackTest.Token);
        test.App.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_link_is_followed_by_a_hidden_change()
    {
        await using var test = await SlackTest.StartAsync();
        test.Slack.As(test.Ann).Says(test.Channel, "see https://example.com");
        await test.Slack.Delivered(SlackTest.Token);
        Events(test).Select(e => e["event"]!["subtype"]?.ToString()).ShouldBe([null, "message_changed"]);
    }

    [Fact]
    public async Task Duplicates_have_the_same_event_id()
    {
        await using var test = await SlackTest.StartAsync(o => o with { DuplicateEvents = 1 });
        test.Slack.As(test.Ann).Says(test.Channel, "hello");
        await test.Slack.Delivered(SlackTest.Token);
        Events(test).Select(e => e["event_id"]!.ToString()).ShouldSatisfyAllConditions(ids => ids.Count().ShouldBe(2), ids => ids.Distinct().Count().ShouldBe(1));
    }

    [Fact]
    public async Task Nothing_is_heard_of_a_channel_that_the_bot_is_not_in()
    {
        await using var test = await SlackTest.StartAsync();
        test.Slack.As(test.Ann).Says(test.Slack.Workspace.AddChannel("other", ChannelKind.Public, test.Ann.Id), Mention);
        await test.Slack.Delivered(SlackTest.Token);
        test.App.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_bots_own_message_comes_back_with_its_bot_id()
    {
        await using var test = await SlackTest.StartAsync();
        await test.Post("mine");
        await test.Slack.Delivered(SlackTest.Token);
        Events(test).Single()["event"]!["bot_id"]!.ToString().ShouldBe(InstalledApp.BotId);
    }

    [Fact]
    public async Task Somebody_of_another_organisation_brings_their_team()
    {
        await using var test = await SlackTest.StartAsync(o => o with { Team = o.Team with { EnterpriseId = "E0" } });
        test.Channel.IsExternallyShared = true;
        var xav = test.Slack.Workspace.Add(new User("U0XAV", "xav", "T0OTHER") { IsStranger = true });
        test.Channel.Invite(xav.Id);
        test.Slack.As(xav).Says(test.Channel, "hello");
        await test.Slack.Delivered(SlackTest.Token);
        var e = Events(test).Single();
        (e["is_ext_shared_channel"]!.GetValue<bool>(), e["enterprise_id"]!.ToString(), e["event"]!["user_team"]!.ToString()).ShouldBe((true, "E0", "T0OTHER"));
    }

    [Fact]
    public async Task The_certificate_probe_is_not_signed()
    {
        await using var test = await SlackTest.StartAsync();
        await test.Slack.CheckCertificate(SlackTest.Token);
        test.App.Requests.Single().Headers.Keys.ShouldNotContain("X-Slack-Signature");
        test.Slack.Journal.Deliveries.Single().Kind.ShouldBe(DeliveryKind.SslCheck);
    }

    private static List<JsonObject> Events(SlackTest test) => [.. test.App.Requests.Select(r => JsonNode.Parse(r.Body)!.AsObject())];
}
