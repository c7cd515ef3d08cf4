using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using TriageBot.Alerts.Queue;
using TriageBot.Alerts.Tests.EventBridge;
using TriageBot.Triage.Alerts;

namespace TriageBot.Alerts.Tests.Queue;

public sealed class MessageBodiesTests
{
    private static readonly MessageBodies Bodies = new((id, body) => body.TryGetProperty("AlarmName", out var name)
        ? new Alert { Source = AlertSources.CloudWatch, Id = id, Title = name.GetString()!, State = AlertState.Firing, Subject = AlertSubject.Nothing }
        : null);

    [Fact]
    public void An_event_of_EventBridge_is_read() =>
        Bodies.Read(Sample.Of("task-stopped").ToJsonString()).Alert.ShouldNotBeNull().Source.ShouldBe(AlertSources.EventBridge);

    [Fact]
    public void An_event_inside_SNS_keeps_its_own_id()
    {
        var alert = Bodies.Read(Sns(Sample.Of("task-stopped").ToJsonString())).Alert.ShouldNotBeNull();

        (alert.Source, alert.Id).ShouldBe((AlertSources.EventBridge, "9bcdac79-b31f-4d3d-9410-fbd727c29fab"));
    }

    [Fact]
    public void Another_message_inside_SNS_goes_to_whoever_knows_it_with_the_id_of_SNS() =>
        Bodies.Read(Sns("""{"AlarmName":"a"}""")).Alert.ShouldNotBeNull().Id.ShouldBe("22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324");

    [Fact]
    public void With_raw_delivery_the_bodys_digest_is_the_id()
    {
        var first = Bodies.Read("""{"AlarmName":"a"}""").Alert.ShouldNotBeNull();

        first.Id.Length.ShouldBe(64);
        Bodies.Read("""{"AlarmName":"a"}""").Alert.ShouldBe(first);
        Bodies.Read("""{"AlarmName":"b"}""").Alert!.Id.ShouldNotBe(first.Id);
    }

    [Theory]
    [InlineData("", "generic", "a message that is no JSON")]
    [InlineData("[1]", "generic", "a message that is no JSON object")]
    [InlineData("""{"hello":"world"}""", "generic", "a message in a format that nobody here knows")]
    [InlineData("""{"Type":"Notification","TopicArn":"t","Message":"plain words"}""", "sns", "a notification of SNS whose message is no JSON")]
    [InlineData("""{"Type":"Notification","TopicArn":"t","Message":"7"}""", "sns", "a notification of SNS whose message is no JSON object")]
    [InlineData("""{"Type":"SubscriptionConfirmation","TopicArn":"t","Message":"{}"}""", "sns", "a message of SNS that is no notification")]
    [InlineData("""{"source":"my.app","detail-type":"x","id":"1"}""", "eventbridge", "an event of EventBridge that is neither of ECS nor of a CloudWatch alarm")]
    [InlineData("""{"a":"\ud800"}""", "generic", "a message in a format that nobody here knows")]
    public void What_nobody_can_read_says_why_and_is_the_same_each_time(string body, string source, string because)
    {
        var unread = Bodies.Read(body).Unread.ShouldNotBeNull();

        (unread.Source, unread.Because).ShouldBe((source, because));
        unread.Id.ShouldNotBeEmpty();
        unread.Id.ShouldBe(Bodies.Read(body).Unread!.Id);
        System.Text.Encoding.UTF8.GetString(unread.Body.Span).ShouldBe(body);
    }

    [Fact]
    public void What_is_kept_is_bounded() => Bodies.Read(new string('x', 1024 * 1024)).Unread!.Body.Length.ShouldBe(256 * 1024);

    [Fact]
    public void What_is_nested_too_deeply_is_unread() =>
        Bodies.Read(string.Concat(Enumerable.Repeat("""{"a":""", 1000))).Unread!.Because.ShouldBe("a message that is no JSON");

    [Fact]
    public void No_text_breaks_it() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll<string?>(text =>
        Bodies.Read(text ?? "") is { } reading && (reading.Alert is null) != (reading.Unread is null)
        && Bodies.Read(Sns(text ?? "")) is { } inner && (inner.Alert is null) != (inner.Unread is null)));

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
