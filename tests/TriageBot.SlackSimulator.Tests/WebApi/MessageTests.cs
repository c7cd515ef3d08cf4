using System.Text.Json.Nodes;
using TriageBot.Simulation.Tests.Fakes;

namespace TriageBot.Simulation.Tests.WebApi;

public sealed class MessageTests
{
    private const string Section = """[{"type":"section","text":{"type":"mrkdwn","text":"out of memory"}}]""";

    [Fact]
    public async Task A_posted_message_is_in_the_channels_history()
    {
        await using var test = await SlackTest.StartAsync();
        var ts = await test.Post("looking");
        var history = await test.Form("conversations.history", ("channel", test.Channel.Id));
        history["messages"]!.AsArray().Single()!["ts"]!.GetValue<string>().ShouldBe(ts);
    }

    [Fact]
    public async Task A_text_without_blocks_removes_the_blocks()
    {
        await using var test = await SlackTest.StartAsync();
        var posted = await test.Form("chat.postMessage", ("channel", test.Channel.Id), ("text", "a"), ("blocks", Section));
        await test.Form("chat.update", ("channel", test.Channel.Id), ("ts", posted["ts"]!.GetValue<string>()), ("text", "b"));
        var message = test.Slack.Journal.Messages.Single();
        message.Versions.Select(v => (v.Content.Text, v.Content.Blocks?.Count)).ShouldBe([("a", 1), ("b", null)]);
    }

    [Fact]
    public async Task Blocks_without_a_text_keep_the_text()
    {
        await using var test = await SlackTest.StartAsync();
        var ts = await test.Post("a");
        await test.Form("chat.update", ("channel", test.Channel.Id), ("ts", ts), ("blocks", Section));
        test.Slack.Journal.Messages.Single().Content.ShouldSatisfyAllConditions(c => c.Text.ShouldBe("a"), c => c.Blocks!.Count.ShouldBe(1));
    }

    [Fact]
    public async Task A_message_of_somebody_else_cannot_be_updated()
    {
        await using var test = await SlackTest.StartAsync();
        var message = test.Slack.Workspace.Post(test.Channel, Author.Of(test.Ann), new("hello"));
        var answer = await test.Form("chat.update", ("channel", test.Channel.Id), ("ts", message.Ts), ("text", "b"));
        answer["error"]!.GetValue<string>().ShouldBe("cant_update_message");
    }

    [Fact]
    public async Task An_ephemeral_message_is_in_no_history()
    {
        await using var test = await SlackTest.StartAsync();
        var answer = await test.Form("chat.postEphemeral", ("channel", test.Channel.Id), ("user", test.Ann.Id), ("text", "only you"));
        answer["message_ts"].ShouldNotBeNull();
        var history = await test.Form("conversations.history", ("channel", test.Channel.Id));
        history["messages"]!.AsArray().ShouldBeEmpty();
        test.Slack.Journal.Ephemerals.Single().Text.ShouldBe("only you");
    }

    [Fact]
    public async Task Metadata_is_shown_only_on_request_and_cleared_by_an_empty_object()
    {
        await using var test = await SlackTest.StartAsync();
        var metadata = """{"event_type":"ecs_diagnosis","event_payload":{"outbox_id":"o-1"}}""";
        var posted = await test.Form("chat.postMessage", ("channel", test.Channel.Id), ("text", "a"), ("metadata", metadata));
        (await Seen("false")).ShouldBeNull();
        (await Seen("true"))!["event_payload"]!["outbox_id"]!.GetValue<string>().ShouldBe("o-1");
        await test.Json("chat.update", new() { ["channel"] = test.Channel.Id, ["ts"] = posted["ts"]!.GetValue<string>(), ["text"] = "b" });
        (await Seen("true")).ShouldNotBeNull();
        await test.Json("chat.update", new() { ["channel"] = test.Channel.Id, ["ts"] = posted["ts"]!.GetValue<string>(), ["text"] = "c", ["metadata"] = new JsonObject() });
        (await Seen("true")).ShouldBeNull();

        async Task<JsonNode?> Seen(string all)
        {
            var history = await test.Form("conversations.history", ("channel", test.Channel.Id), ("include_all_metadata", all));
            return history["messages"]!.AsArray().Single()!["metadata"];
        }
    }

    [Fact]
    public async Task A_reply_is_in_its_thread_and_not_in_the_channel()
    {
        await using var test = await SlackTest.StartAsync();
        var root = await test.Post("root");
        var reply = await test.Post("reply", root);
        var thread = await test.Form("conversations.replies", ("channel", test.Channel.Id), ("ts", reply));
        thread["messages"]!.AsArray().Select(m => m!["text"]!.GetValue<string>()).ShouldBe(["root", "reply"]);
        var history = await test.Form("conversations.history", ("channel", test.Channel.Id));
        history["messages"]!.AsArray().Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("1700000000.000100", "thread_not_found")]
    [InlineData("reply", "cannot_reply_to_message")]
    public async Task A_thread_is_named_by_its_root(string ts, string error)
    {
        await using var test = await SlackTest.StartAsync(o => o with { LimitsRates = false });
        var reply = await test.Post("reply", await test.Post("root"));
        var answer = await test.Form("chat.postMessage", ("channel", test.Channel.Id), ("text", "x"), ("thread_ts", ts == "reply" ? reply : ts));
        answer["error"]!.GetValue<string>().ShouldBe(error);
    }
}
