using System.Text.Json;
using System.Text.Json.Nodes;
using TriageBot.Slack.Requests;
using TriageBot.Triage.Alerts;

namespace TriageBot.Slack.Tests.Requests;

/// <summary>Messages of other apps in the shapes that Slack's reference and public reports show.</summary>
public sealed class AppMessagesTests
{
    private const string Task = "arn:aws:ecs:eu-central-1:111122223333:task/prod/3f2a81d09b5e4c6fa7130d2e88b954c1";

    [Fact]
    public void A_message_of_a_modern_app_has_a_user_and_is_an_alert_all_the_same()
    {
        var alert = Read(Message($"[FIRING:1] ECS task stopped {Task}", m =>
        {
            m["user"] = "U0GRAF";
            m["bot_profile"] = new JsonObject { ["id"] = "B0GRAF", ["app_id"] = "A0GRAF", ["name"] = "Grafana" };
        })).ShouldNotBeNull();

        alert.Alert.Source.ShouldBe(AlertSources.Grafana);
        alert.Alert.State.ShouldBe(AlertState.Firing);
        alert.Alert.Subject.Tasks.ShouldBe([Task]);
        alert.Alert.At.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1767794531));
        alert.ThreadTs.ShouldBe("1767794531.000200");
        alert.SenderIds.ShouldBe(["B0GRAF", "U0GRAF", "A0GRAF"], ignoreOrder: true);
    }

    [Fact]
    public void Words_in_attachments_count_although_the_text_is_empty()
    {
        var alert = Read(Message("", m => m["attachments"] = new JsonArray(new JsonObject
        {
            ["color"] = "danger",
            ["title"] = "[FIRING:2] EcsTaskStopped",
            ["text"] = "ecs_cluster=prod\necs_service=checkout",
            ["footer"] = "Grafana v11.1",
        }))).ShouldNotBeNull();

        (alert.Alert.Subject.Cluster, alert.Alert.Subject.Service).ShouldBe(("prod", "checkout"));
        alert.Alert.Title.ShouldBe("[FIRING:2] EcsTaskStopped");
        alert.Alert.Source.ShouldBe(AlertSources.Grafana);
    }

    [Fact]
    public void What_fires_and_what_is_over_have_the_same_group()
    {
        var firing = Read(Message($"[FIRING:1] ECS tasks of checkout stop {Task}"))!.Alert;
        var over = Read(Message($"[RESOLVED] ECS tasks of checkout stop {Task}"))!.Alert;

        over.State.ShouldBe(AlertState.Resolved);
        over.Group.ShouldBe(firing.Group);
    }

    [Fact]
    public void An_edit_counts_where_it_says_that_it_is_over()
    {
        AppMessages.Read(Envelope(), Edited($"Triggered #7: {Task}")).ShouldBeNull();
        AppMessages.Read(Envelope(), Edited($"Resolved #7: {Task}")).ShouldNotBeNull().Alert.State.ShouldBe(AlertState.Resolved);

        static JsonElement Edited(string text) => JsonSerializer.SerializeToElement(new JsonObject
        {
            ["type"] = "message",
            ["subtype"] = "message_changed",
            ["hidden"] = true,
            ["channel"] = "C0INC",
            ["ts"] = "1767794600.000300",
            ["message"] = JsonNode.Parse(JsonSerializer.Serialize(Message(text))),
        });
    }

    [Fact]
    public void A_person_is_no_alert() => Read(Message($"[FIRING:1] look at {Task}", m =>
    {
        m.Remove("bot_id");
        m["user"] = "U0ANN";
    })).ShouldBeNull();

    [Fact]
    public void We_ourselves_are_no_alert_by_app_or_by_user()
    {
        Read(Message($"[FIRING:1] {Task}", m => m["app_id"] = "A0ECS")).ShouldBeNull();
        Read(Message($"[FIRING:1] {Task}", m => m["bot_profile"] = new JsonObject { ["app_id"] = "A0ECS" })).ShouldBeNull();
        Read(Message($"[FIRING:1] {Task}", m => m["user"] = "U0BOT")).ShouldBeNull();
    }

    [Fact]
    public void Talk_in_threads_is_left_alone() => Read(Message($"[FIRING:1] {Task}", m => m["thread_ts"] = "1767794000.000100")).ShouldBeNull();

    [Theory]
    [InlineData("channel_join")]
    [InlineData("message_deleted")]
    [InlineData("thread_broadcast")]
    public void Other_subtypes_are_left_alone(string subtype) => Read(Message($"[FIRING:1] {Task}", m => m["subtype"] = subtype)).ShouldBeNull();

    [Theory]
    [InlineData($"Deployed checkout: {Task} is running")]
    [InlineData("Lunch at 12")]
    [InlineData($"[ACKNOWLEDGED] {Task}")]
    public void What_alarms_nobody_is_no_alert(string text) => Read(Message(text)).ShouldBeNull();

    [Fact]
    public void An_alarm_about_something_else_is_no_alert() => Read(Message("[FIRING:1] disk of db-3 is full")).ShouldBeNull();

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"type":"message","bot_id":5,"ts":{},"channel":[]}""")]
    [InlineData("""{"type":"message","subtype":"message_changed","message":null,"channel":"C0INC"}""")]
    [InlineData("""{"type":"message","subtype":"message_changed","message":"x","channel":"C0INC"}""")]
    public void Broken_events_are_no_alert(string json) => AppMessages.Read(Envelope(), JsonSerializer.Deserialize<JsonElement>(json)).ShouldBeNull();

    private static AlertRequest? Read(JsonElement message) => AppMessages.Read(Envelope(), message);

    private static JsonElement Message(string text, Action<JsonObject>? change = null)
    {
        var message = new JsonObject { ["type"] = "message", ["channel"] = "C0INC", ["ts"] = "1767794531.000200", ["text"] = text, ["bot_id"] = "B0GRAF" };
        change?.Invoke(message);
        return JsonSerializer.SerializeToElement(message);
    }

    private static JsonElement Envelope() => JsonSerializer.SerializeToElement(new JsonObject
    {
        ["team_id"] = "T0AB",
        ["api_app_id"] = "A0ECS",
        ["authorizations"] = new JsonArray(new JsonObject { ["user_id"] = "U0BOT", ["is_bot"] = true }),
    });
}
