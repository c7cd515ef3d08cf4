using System.Text.Json;
using TriageBot.Slack.Requests;
using TriageBot.Triage.Targets;

namespace TriageBot.Slack.Tests.Requests;

/// <summary>A target is found wherever an alert app puts it.</summary>
public sealed class MessageTextTests
{
    private const string Arn = "arn:aws:ecs:eu-west-1:111122223333:task/prod/0123456789abcdef0123456789abcdef";
    private static readonly TargetDefaults s_defaults = new("eu-west-1", null, null);

    public static TheoryData<string, string> Shapes => new()
    {
        { "plain text", $$"""{"text":"died: {{Arn}}"}""" },
        { "an attachment's text", $$"""{"text":"","attachments":[{"id":1,"color":"D63232","fallback":"[FIRING:1] x","title":"[FIRING:1] x","text":"service checkout-api in cluster prod: 3 tasks stopped\n{{Arn}}","fields":[{"title":"cluster","value":"prod","short":true}]}]}""" },
        { "an attachment's field", $$"""{"text":"","attachments":[{"fields":[{"title":"Task","value":"{{Arn}}","short":false}]}]}""" },
        { "a title's link", $$"""{"text":"","attachments":[{"title":"x","title_link":"https://eu-west-1.console.aws.amazon.com/ecs/v2/clusters/prod/tasks/0123456789abcdef0123456789abcdef/configuration?region=eu-west-1"}]}""" },
        { "blocks inside an attachment", $$$"""{"text":"","attachments":[{"fallback":"[no preview available]","blocks":[{"type":"section","text":{"type":"mrkdwn","text":"*<https://acme.pagerduty.com/incidents/Q1|#1234>*"}},{"type":"section","fields":[{"type":"mrkdwn","text":"*Task:*\n`{{{Arn}}}`"}]}]}]}""" },
        { "rich text", $$$"""{"text":"","blocks":[{"type":"rich_text","elements":[{"type":"rich_text_preformatted","elements":[{"type":"text","text":"{{{Arn}}}"}]}]}]}""" },
        { "a button's address", $$$"""{"blocks":[{"type":"actions","elements":[{"type":"button","url":"https://eu-west-1.console.aws.amazon.com/ecs/v2/clusters/prod/tasks/0123456789abcdef0123456789abcdef?region=eu-west-1","text":{"type":"plain_text","text":"Open"}}]}]}""" },
        { "a code block of JSON", $$"""{"text":"```{\"taskArn\":\"{{Arn}}\",\"lastStatus\":\"STOPPED\"}```"}""" },
        { "a message that was shared", $$$"""{"text":"see","attachments":[{"is_msg_unfurl":true,"from_url":"https://acme.slack.com/archives/C1/p1","message_blocks":[{"message":{"blocks":[{"type":"section","text":{"type":"mrkdwn","text":"{{{Arn}}}"}}]}}]}]}""" },
        { "an e-mail", $$"""{"text":"","files":[{"filetype":"email","plain_text":"Task {{Arn}} stopped"}]}""" },
        { "the fallback, where there is nothing else", $$"""{"text":"","attachments":[{"fallback":"{{Arn}}"}]}""" },
        { "far down", $$"""{"text":"{{new string('x', 6000)}} {{Arn}}"}""" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_target_is_found_in(string where, string json) =>
        Found(json).ShouldNotBeNull(where).ShouldContain("0123456789abcdef0123456789abcdef");

    [Theory]
    [InlineData("""{"text":"lunch and/or coffee at checkout:42?"}""")]
    [InlineData("""{}""")]
    [InlineData("""{"text":null,"attachments":"x","blocks":[1,null,"a"]}""")]
    public void An_ordinary_message_names_no_target(string json) => Found(json).ShouldBeNull();

    [Fact]
    public void Of_several_tasks_the_first_counts() =>
        Found($$"""{"text":"{{Arn}} and {{Arn.Replace('0', 'f')}}"}""").ShouldBe(Arn);

    [Fact]
    public void A_task_counts_more_than_a_service_before_it() =>
        Found($$"""{"text":"arn:aws:ecs:eu-west-1:111122223333:service/prod/checkout {{Arn}}"}""").ShouldBe(Arn);

    [Fact]
    public void However_deep_and_long_a_message_is_it_is_read_in_bounds()
    {
        var deep = string.Concat(Enumerable.Repeat("""{"elements":[""", 30)) + string.Concat(Enumerable.Repeat("]}", 30));
        Said($$"""{"text":"{{new string('x', 60_000)}}","blocks":[{{deep}}]}""").Length.ShouldBeLessThanOrEqualTo(16_000);
    }

    private static string? Found(string json) => MessageTargets.Find(Said(json), s_defaults);

    private static string Said(string json)
    {
        using var document = JsonDocument.Parse(json);
        return MessageText.Of(document.RootElement);
    }
}
