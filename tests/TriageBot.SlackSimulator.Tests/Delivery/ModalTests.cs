using System.Text.Json.Nodes;
using TriageBot.Simulation.Tests.Fakes;

namespace TriageBot.Simulation.Tests.Delivery;

public sealed class ModalTests
{
    private const string Modal = """{"type":"modal","title":{"type":"plain_text","text":"Wrong"},"blocks":[{"type":"divider"}]}""";

    [Fact]
    public async Task A_trigger_opens_one_modal()
    {
        await using var test = await SlackTest.StartAsync();
        var trigger = await Trigger(test);
        (await Open(test, trigger))["view"]!["id"]!.ToString().ShouldBe(test.Slack.Journal.Views.Single().Id);
        (await Open(test, trigger))["error"]!.ToString().ShouldBe("exchanged_trigger_id");
    }

    [Fact]
    public async Task A_trigger_is_good_for_three_seconds()
    {
        await using var test = await SlackTest.StartAsync();
        var trigger = await Trigger(test);
        test.Time.Advance(TimeSpan.FromSeconds(3.1));
        (await Open(test, trigger))["error"]!.ToString().ShouldBe("expired_trigger_id");
    }

    [Theory]
    [InlineData("""{"type":"modal","title":{"type":"plain_text","text":"A title of more than twenty-four"},"blocks":[]}""", "[json-pointer:/view/title/text]")]
    [InlineData("""{"type":"modal","title":{"type":"plain_text","text":"x"},"blocks":[{"type":"input","label":{"type":"plain_text","text":"x"},"element":{"type":"plain_text_input"}}]}""", "missing required field: submit")]
    [InlineData("""{"type":"modal","title":{"type":"plain_text","text":"x"},"blocks":[{"type":"table","rows":[]}]}""", "unsupported type: table")]
    public async Task A_modal_is_checked(string view, string finding)
    {
        await using var test = await SlackTest.StartAsync();
        var answer = await test.Json("views.open", new() { ["trigger_id"] = await Trigger(test), ["view"] = JsonNode.Parse(view) });
        answer["error"]!.ToString().ShouldBe("invalid_arguments");
        answer["response_metadata"]!.ToJsonString().ShouldContain(finding);
    }

    private static Task<JsonObject> Open(SlackTest test, string trigger) => test.Form("views.open", ("trigger_id", trigger), ("view", Modal));

    private static async Task<string> Trigger(SlackTest test)
    {
        await test.Slack.As(test.Ann).Runs(test.Channel, "/ecs", "why a", SlackTest.Token);
        return test.Slack.Journal.Deliveries[0].Key;
    }
}
