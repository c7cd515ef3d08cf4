using System.Text.Json;
using System.Text.Json.Nodes;
using TriageBot.Slack.Requests;
using TriageBot.Slack.Tests.Fakes;
using TriageBot.Store;
using TriageBot.Triage.Targets;

namespace TriageBot.Slack.Tests.Requests;

/// <summary>What people write, in the shapes of Slack's reference: what of it is ours.</summary>
public sealed class EventRequestsTests
{
    private const string Task = "arn:aws:ecs:eu-central-1:111122223333:task/prod/3f2a81d09b5e4c6fa7130d2e88b954c1";
    private const string Root = "1767794000.000100";
    private const string Self = "<@U0BOT>";

    private readonly FakeIncidents _incidents = new();

    public EventRequestsTests() => _incidents.Threads = new Incident("i1", "T0AB", "C0INC", "k", Task, "U0ANN", DateTimeOffset.UnixEpoch, Root, null, null);

    [Theory]
    [InlineData(null)]
    [InlineData("thread_broadcast")]
    [InlineData("file_share")]
    public async Task A_reply_in_an_incidents_thread_is_about_it(string? subtype)
    {
        var toDo = (await Reply("logs 20", m => m["subtype"] = subtype)).ShouldBeOfType<ToDo>();

        toDo.Request.ShouldBe(new ThreadRequest(new Asker("T0AB", "U0ANN", null), "C0INC", "i1", "logs 20", IsAddressed: false) { ThreadTs = Root });
        toDo.Keys.ShouldBe(["event:Ev1", "mention:T0AB:C0INC:1767794531.000200"]);
    }

    [Fact]
    public async Task A_mention_and_its_message_are_the_same_request()
    {
        var message = (await Reply($"{Self} was it the same yesterday?")).ShouldBeOfType<ToDo>();
        var mention = (await Reply($"{Self} was it the same yesterday?", m => m["type"] = "app_mention")).ShouldBeOfType<ToDo>();

        mention.Request.ShouldBe(message.Request);
        mention.Keys.ShouldBe(message.Keys);
        message.Request.ShouldBeOfType<ThreadRequest>().ShouldSatisfyAllConditions(r => r.IsAddressed.ShouldBeTrue(), r => r.Text.ShouldBe("was it the same yesterday?"));
    }

    [Theory]
    [InlineData("thanks!")]
    [InlineData("I'm on it")]
    [InlineData("rolled back, watching")]
    [InlineData("<@U0BOB> can you look at the logs?")]
    public async Task Chatter_is_left_alone(string text) => (await Reply(text)).ShouldBe(Incoming.Ignored);

    [Fact]
    public async Task Said_to_us_nothing_is_chatter() => (await Reply($"thanks {Self}")).ShouldBeOfType<ToDo>();

    [Theory]
    [InlineData("bot_id", "B0OTHER")]
    [InlineData("app_id", "A0OTHER")]
    [InlineData("subtype", "bot_message")]
    [InlineData("subtype", "message_changed")]
    [InlineData("subtype", "message_deleted")]
    [InlineData("user", "U0BOT")]
    [InlineData("user", null)]
    [InlineData("ts", "yesterday")]
    public async Task Other_bots_we_ourselves_edits_and_broken_events_are_left_alone(string property, string? value)
    {
        (await Reply("logs 20", m => m[property] = value)).ShouldBe(Incoming.Ignored);
        (await Reply($"{Self} logs 20", m => (m["type"], m[property]) = ("app_mention", value))).ShouldBe(Incoming.Ignored);
    }

    [Fact]
    public async Task What_is_said_outside_of_threads_is_not_even_looked_up()
    {
        (await Reply("logs 20", m => m.Remove("thread_ts"))).ShouldBe(Incoming.Ignored);
        (await Reply("logs 20", m => m["thread_ts"] = (string)m["ts"]!)).ShouldBe(Incoming.Ignored);

        _incidents.Looks.ShouldBe(0);
    }

    [Fact]
    public async Task A_thread_that_is_none_of_ours_is_left_alone()
    {
        _incidents.Threads = null;

        (await Reply("logs 20")).ShouldBe(Incoming.Ignored);
    }

    [Fact]
    public async Task In_a_thread_that_others_had_begun_only_mentions_are_ours()
    {
        _incidents.Threads = _incidents.Threads! with { IsOwnThread = false };

        (await Reply("logs 20")).ShouldBe(Incoming.Ignored);
        (await Reply($"{Self} logs 20")).ShouldBeOfType<ToDo>().Request.ShouldBeOfType<ThreadRequest>();
    }

    [Theory]
    [InlineData($"{Self} why {Task}", Task)]
    [InlineData($"{Self} why prod/web", "prod/web")]
    [InlineData($"{Self} {Task}", Task)]
    public async Task A_mention_with_another_target_asks_why_that_died(string text, string target)
    {
        var why = (await Reply(text)).ShouldBeOfType<ToDo>().Request.ShouldBeOfType<WhyRequest>();

        (why.Target, why.ThreadTs, why.IsInOthersThread).ShouldBe((target, Root, true));
    }

    [Theory]
    [InlineData("why not oom")]
    [InlineData("iam kms:Decrypt arn:aws:kms:eu-central-1:111122223333:key/0f2c")]
    [InlineData("logs")]
    [InlineData("")]
    public async Task A_mention_without_one_is_about_the_threads_incident(string text) =>
        (await Reply($"{Self} {text}")).ShouldBeOfType<ToDo>().Request.ShouldBeOfType<ThreadRequest>().Text.ShouldBe(text);

    [Fact]
    public async Task A_mention_in_the_channel_begins_a_thread_of_its_own()
    {
        var why = (await Reply($"{Self} why {Task}", m =>
        {
            m["type"] = "app_mention";
            m.Remove("thread_ts");
        })).ShouldBeOfType<ToDo>().Request.ShouldBeOfType<WhyRequest>();

        (why.ThreadTs, why.IsInOthersThread).ShouldBe(("1767794531.000200", false));
    }

    [Fact]
    public async Task A_request_is_the_same_after_the_inbox()
    {
        var request = (await Reply("logs 20")).ShouldBeOfType<ToDo>().Request;

        SlackRequest.Of(request.ToPayload()).ShouldBe(request);
        SlackRequest.Of("""{"is":"why","asker":{"team":"T","user":"U"},"channel":"C","target":"t"}"""u8.ToArray()).ShouldBeOfType<WhyRequest>().IsInOthersThread.ShouldBeFalse();
    }

    private Task<Incoming> Reply(string text, Action<JsonObject>? change = null)
    {
        var message = new JsonObject { ["type"] = "message", ["channel"] = "C0INC", ["channel_type"] = "channel", ["user"] = "U0ANN", ["ts"] = "1767794531.000200", ["thread_ts"] = Root, ["text"] = text };
        change?.Invoke(message);
        var envelope = new JsonObject
        {
            ["team_id"] = "T0AB",
            ["api_app_id"] = "A0ECS",
            ["event_id"] = "Ev1",
            ["authorizations"] = new JsonArray(new JsonObject { ["user_id"] = "U0BOT", ["is_bot"] = true }),
            ["event"] = message,
        };
        var requests = new EventRequests(_incidents, _ => new TargetDefaults("eu-central-1"), answersAlerts: true);
        return requests.Read(JsonSerializer.SerializeToElement(envelope), TestContext.Current.CancellationToken);
    }
}
