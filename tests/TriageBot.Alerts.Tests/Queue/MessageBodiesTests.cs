using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using TriageBot.Alerts.Queue;
using TriageBot.Alerts.Tests.EventBridge;
using TriageBot.Triage.Alerts;

namespace TriageBot.Alerts.Tests.Queue;

public sealed class MessageBodiesTests
{
    [Fact]
    public void An_event_of_EventBridge_is_read() =>
        MessageBodies.Read(Sample.Of("task-stopped").ToJsonString()).Alerts.ShouldHaveSingleItem().Source.ShouldBe(AlertSources.EventBridge);

    [Fact]
    public void An_event_inside_SNS_keeps_its_own_id()
    {
        var alert = MessageBodies.Read(Sns(Sample.Of("task-stopped").ToJsonString())).Alerts.ShouldHaveSingleItem();

        (alert.Source, alert.Id).ShouldBe((AlertSources.EventBridge, "9bcdac79-b31f-4d3d-9410-fbd727c29fab"));
    }

    [Fact]
    public void An_alarm_inside_SNS_has_the_id_of_SNS() =>
        MessageBodies.Read(Sns("""{"AlarmName":"a","NewStateValue":"ALARM"}""")).Alerts.ShouldHaveSingleItem().Id.ShouldBe("22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324");

    [Fact]
    public void Words_inside_SNS_are_an_alert_as_they_are_by_HTTPS()
    {
        var alert = MessageBodies.Read(Sns("checkout is down")).Alerts.ShouldHaveSingleItem();

        (alert.Source, alert.Title).ShouldBe((AlertSources.Sns, "checkout is down"));
    }

    [Fact]
    public void With_raw_delivery_the_bodys_digest_is_the_id()
    {
        var first = MessageBodies.Read("""{"AlarmName":"a","NewStateValue":"ALARM"}""").Alerts.ShouldHaveSingleItem();

        first.Id.Length.ShouldBe(64);
        MessageBodies.Read("""{"AlarmName":"a","NewStateValue":"ALARM"}""").Alerts.Single().Id.ShouldBe(first.Id);
        MessageBodies.Read("""{"AlarmName":"b","NewStateValue":"ALARM"}""").Alerts.Single().Id.ShouldNotBe(first.Id);
    }

    [Theory]
    [InlineData("", "generic", "a message that is no JSON object")]
    [InlineData("{", "generic", "a message that is no JSON object")]
    [InlineData("[1]", "generic", "a message that is no JSON object")]
    [InlineData("""{"hello":7}""", "generic", "a message in a format that nobody here knows")]
    [InlineData("""{"Type":"Notification","TopicArn":"t","Message":"{\"hello\":7}"}""", "sns", "a message in a format that nobody here knows")]
    [InlineData("""{"Type":"SubscriptionConfirmation","TopicArn":"t","Message":"{}"}""", "sns", "a message of SNS that is no notification")]
    [InlineData("""{"source":"my.app","detail-type":"x","id":"1"}""", "eventbridge", "an event of EventBridge that is neither of ECS nor of a CloudWatch alarm")]
    [InlineData("""{"a":"\ud800"}""", "generic", "a message that is no JSON object")]
    public void What_nobody_can_read_says_why_and_is_the_same_each_time(string body, string source, string because)
    {
        var unread = MessageBodies.Read(body).Unread.ShouldNotBeNull();

        (unread.Source, unread.Because).ShouldBe((source, because));
        unread.Id.ShouldNotBeEmpty();
        unread.Id.ShouldBe(MessageBodies.Read(body).Unread!.Id);
        System.Text.Encoding.UTF8.GetString(unread.Body.Span).ShouldBe(body);
    }

    [Fact]
    public void What_is_kept_is_bounded() => MessageBodies.Read(new string('x', 1024 * 1024)).Unread!.Body.Length.ShouldBe(256 * 1024);

    [Fact]
    public void What_is_nested_too_deeply_is_unread() =>
        MessageBodies.Read(string.Concat(Enumerable.Repeat("""{"a":""", 1000))).Unread!.Because.ShouldBe("a message that is no JSON object");

    [Fact]
    public void No_text_breaks_it() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll<string?>(text =>
        MessageBodies.Read(text ?? "") is { } reading && reading.Alerts.Count == (reading.Unread is null ? 1 : 0)
        && MessageBodies.Read(Sns(text ?? "")) is { } inner && inner.Alerts.Count == (inner.Unread is null ? 1 : 0)));

    private static string Sns(string message) => new JsonObject
    {
        ["Type"] = "Notification",
        ["MessageId"] = "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324",
        ["TopicArn"] = "arn:aws:sns:eu-central-1:111122223333:alarms",
        ["Message"] = message,
        ["Timestamp"] = "2026-01-01T14:07:02.123Z",
        ["SignatureVersion"] = "1",
        ["Signature"] = "EXAMPLE",
    }.ToJsonString();
}
