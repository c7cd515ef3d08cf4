using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using TriageBot.Alerts.EventBridge;
using TriageBot.Alerts.Formats;
using TriageBot.Triage.Alerts;

namespace TriageBot.Alerts.Tests.EventBridge;

public sealed class EventBridgeFormatTests
{
    [Theory]
    [InlineData("id", "an event of EventBridge without an id")]
    [InlineData("detail", "an event of ECS without the fields that AWS documents")]
    [InlineData("detail.taskArn", "an event of ECS without the fields that AWS documents")]
    [InlineData("source", "an event of EventBridge that is neither of ECS nor of a CloudWatch alarm")]
    public void What_is_missing_is_said(string path, string because)
    {
        var reading = Sample.Read(Sample.Of("task-stopped", (path, null)));

        (reading.Alert, reading.Because).ShouldBe((null, because));
    }

    [Fact]
    public void Other_events_of_ECS_are_quiet()
    {
        var alert = Sample.Alert("service-action", ("detail-type", "ECS Container Instance State Change"));

        (alert.State, alert.Subject).ShouldBe((AlertState.Quiet, AlertSubject.Nothing));
    }

    [Fact]
    public void An_event_that_somebody_else_put_on_the_bus_is_not_taken_for_one_of_ECS() =>
        Sample.Read(Sample.Of("task-stopped", ("source", "my.app"))).Alert.ShouldBeNull();

    [Fact]
    public void By_a_webhook_an_event_is_read_alike_and_anything_else_is_left_to_other_formats()
    {
        var format = new EventBridgeAlerts();

        format.Read(Json(Sample.Of("task-stopped")), "d").ShouldNotBeNull().ShouldHaveSingleItem().Id.ShouldBe("9bcdac79-b31f-4d3d-9410-fbd727c29fab");
        format.Read(Json(Sample.Of("task-stopped", ("source", "my.app"))), "d").ShouldBeNull();
        format.Read(Json(new JsonObject { ["title"] = "checkout is down" }), "d").ShouldBeNull();
    }

    [Fact]
    public void Whatever_stands_in_a_field_nothing_breaks()
    {
        string[] names = ["task-stopped", "service-action", "deployment", "alarm"];
        JsonNode?[] junk = [null, 7, "", "\0\u202e", new JsonArray(1, "x", new JsonObject()), new JsonObject { ["a"] = new JsonArray() }, new string('9', 70_000), true];
        var hostile =
            from name in Gen.Elements(names)
            from path in Gen.Elements(Paths(Sample.Of(name)).ToArray())
            from value in Gen.Elements(Enumerable.Range(0, junk.Length).ToArray())
            select (name, path, value);

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(500),
            Prop.ForAll(hostile.ToArbitrary(), h =>
            {
                var sample = Sample.Of(h.name, (h.path, junk[h.value]?.DeepClone()));
                var reading = Sample.Read(sample);
                return reading.Alert is { } alert ? alert.Title.Length <= 300 && alert.Symptom is not { Length: > 300 } : reading.Because is not null;
            }));
    }

    private static JsonElement Json(JsonObject json) => AlertJson.Read(json.ToJsonString()).ShouldNotBeNull();

    private static IEnumerable<string> Paths(JsonNode? node, string prefix = "") => node switch
    {
        JsonObject map => map.SelectMany(p => Paths(p.Value, $"{prefix}{p.Key}.").Prepend(prefix + p.Key)),
        JsonArray list => list.SelectMany((item, i) => Paths(item, $"{prefix}{i}.").Prepend($"{prefix}{i}")),
        _ => [],
    };
}
