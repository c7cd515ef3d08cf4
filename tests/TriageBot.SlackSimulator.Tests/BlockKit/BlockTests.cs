using System.Text.Json.Nodes;
using TriageBot.Simulation.Tests.Fakes;

namespace TriageBot.Simulation.Tests.BlockKit;

public sealed class BlockTests
{
    [Theory]
    [InlineData("""{"type":"header","text":{"type":"plain_text","text":"LONG151"}}""", "must be less than 151 characters [json-pointer:/blocks/0/text/text]")]
    [InlineData("""{"type":"header","text":{"type":"mrkdwn","text":"x"}}""", "unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]")]
    [InlineData("""{"type":"section","text":{"type":"mrkdwn","text":""}}""", "must be more than 0 characters [json-pointer:/blocks/0/text/text]")]
    [InlineData("""{"type":"section","text":{"type":"mrkdwn","text":"LONG3001"}}""", "must be less than 3001 characters [json-pointer:/blocks/0/text/text]")]
    [InlineData("""{"type":"section","text":{"type":"mrkdwn","text":"x"},"colour":"red"}""", "invalid additional property: colour [json-pointer:/blocks/0]")]
    [InlineData("""{"type":"section","text":{"type":"mrkdwn","text":"x"},"accessory":null}""", "must be an object [json-pointer:/blocks/0/accessory]")]
    [InlineData("""{"type":"section"}""", "missing required field: text or fields [json-pointer:/blocks/0]")]
    [InlineData("""{"type":"actions","elements":[]}""", "no fewer than 1 items allowed [json-pointer:/blocks/0/elements]")]
    [InlineData("""{"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"x"},"value":"LONG2001"}]}""", "must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]")]
    [InlineData("""{"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"x"},"style":"default"}]}""", "must be one of primary, danger [json-pointer:/blocks/0/elements/0/style]")]
    [InlineData("""{"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"x"},"url":"javascript:x"}]}""", "must be a valid URL [json-pointer:/blocks/0/elements/0/url]")]
    [InlineData("""{"type":"rich_text","elements":[{"type":"rich_text_preformatted","elements":[{"type":"emoji","name":"x"}]}]}""", "unsupported type: emoji [json-pointer:/blocks/0/elements/0/elements/0/type]")]
    [InlineData("""{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":""}]}]}""", "must be more than 0 characters [json-pointer:/blocks/0/elements/0/elements/0/text]")]
    [InlineData("""{"type":"input","label":{"type":"plain_text","text":"x"},"element":{"type":"plain_text_input"}}""", "unsupported type: input [json-pointer:/blocks/0/type]")]
    public async Task A_wrong_block_is_refused_with_its_place(string block, string finding)
    {
        await using var test = await SlackTest.StartAsync();
        foreach (var length in (int[])[151, 3001, 2001])
            block = block.Replace($"LONG{length}", new string('x', length), StringComparison.Ordinal);
        var answer = await Post(test, new(JsonNode.Parse(block)));
        answer["error"]!.ToString().ShouldBe("invalid_blocks");
        answer["errors"]!.AsArray().Select(e => e!.ToString()).ShouldContain(finding);
        answer["response_metadata"]!["messages"]!.AsArray().Select(e => e!.ToString()).ShouldContain("[ERROR] " + finding);
    }

    [Fact]
    public async Task Fifty_blocks_are_the_most()
    {
        await using var test = await SlackTest.StartAsync();
        (await Post(test, Dividers(50)))["ok"]!.GetValue<bool>().ShouldBeTrue();
        (await Post(test, Dividers(51)))["errors"]![0]!.ToString().ShouldBe("no more than 50 items allowed [json-pointer:/blocks]");
    }

    [Fact]
    public async Task Too_much_text_in_all_blocks_together_is_refused()
    {
        await using var test = await SlackTest.StartAsync();
        var blocks = new JsonArray([.. Enumerable.Range(0, 5).Select(_ => Section(new string('x', 2900)))]);
        (await Post(test, blocks))["error"]!.ToString().ShouldBe("msg_blocks_too_long");
    }

    [Fact]
    public async Task Two_blocks_do_not_share_an_id()
    {
        await using var test = await SlackTest.StartAsync();
        var (a, b) = (Section("a"), Section("b"));
        a["block_id"] = "same";
        b["block_id"] = "same";
        (await Post(test, new(a, b)))["errors"]![0]!.ToString().ShouldBe("block_id already exists: same [json-pointer:/blocks/1/block_id]");
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("""{"type":"section"}""")]
    public async Task Blocks_that_are_no_list_have_their_own_word(string blocks)
    {
        await using var test = await SlackTest.StartAsync();
        (await test.Form("chat.postMessage", ("channel", test.Channel.Id), ("text", "x"), ("blocks", blocks)))["error"]!.ToString().ShouldBe("invalid_blocks_format");
    }

    [Fact]
    public async Task A_whole_diagnosis_passes_and_each_block_gets_an_id()
    {
        await using var test = await SlackTest.StartAsync();
        var blocks = JsonNode.Parse("""
            [{"type":"header","text":{"type":"plain_text","text":"Out of memory","emoji":false}},
             {"type":"section","text":{"type":"mrkdwn","text":"*checkout*","verbatim":true},"fields":[{"type":"mrkdwn","text":"x"}],"expand":true,
              "accessory":{"type":"button","text":{"type":"plain_text","text":"Open"},"url":"https://example.com","action_id":"open"}},
             {"type":"rich_text","elements":[
               {"type":"rich_text_section","elements":[{"type":"text","text":"exit ","style":{"bold":true}},{"type":"date","timestamp":1795224132,"format":"{time}","fallback":"01:22"}]},
               {"type":"rich_text_list","style":"bullet","elements":[{"type":"rich_text_section","elements":[{"type":"link","url":"https://example.com","text":"logs"}]}]},
               {"type":"rich_text_preformatted","elements":[{"type":"text","text":"Killed <!channel>"}],"border":0}]},
             {"type":"table","rows":[[{"type":"raw_text","text":"container"}],[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"app"}]}]}]],"column_settings":[null]},
             {"type":"divider"},
             {"type":"context","elements":[{"type":"mrkdwn","text":"asked by <@U0ANN>"}]},
             {"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"Show Logs"},"action_id":"logs","value":"i-1","style":"primary"}]},
             {"type":"context_actions","elements":[{"type":"feedback_buttons","action_id":"f","positive_button":{"text":{"type":"plain_text","text":"Right"},"value":"1"},"negative_button":{"text":{"type":"plain_text","text":"Wrong"},"value":"0"}}]}]
            """)!.AsArray();
        var answer = await Post(test, blocks);
        answer["ok"]!.GetValue<bool>().ShouldBeTrue(answer.ToJsonString());
        answer["message"]!["blocks"]!.AsArray().Select(b => b!["block_id"]!.ToString()).Distinct().Count().ShouldBe(8);
    }

    private static Task<JsonObject> Post(SlackTest test, JsonArray blocks) =>
        test.Json("chat.postMessage", new() { ["channel"] = test.Channel.Id, ["text"] = "x", ["blocks"] = blocks });

    private static JsonArray Dividers(int count) => new([.. Enumerable.Range(0, count).Select(_ => new JsonObject { ["type"] = "divider" })]);

    private static JsonObject Section(string text) => new() { ["type"] = "section", ["text"] = new JsonObject { ["type"] = "mrkdwn", ["text"] = text } };
}
