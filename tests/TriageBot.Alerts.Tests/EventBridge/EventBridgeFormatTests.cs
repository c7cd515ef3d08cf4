using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using TriageBot.Alerts.EventBridge;
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
    public void Whatever_stands_in_a_field_nothing_breaks()
    {
        string[] names = ["task-stopped", "service-action", "deployment", "alarm"];
        JsonNode?[] junk = [null, 7, "", "\ud800", new JsonArray(1, "x", new JsonObject()), new JsonObject { ["a"] = new JsonArray() }, new string('9', 70_000), true];
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
                EventReading reading;
                try
                {
                    reading = EventBridgeFormat.Read(JsonDocument.Parse(sample.ToJsonString()).RootElement);
                }
                catch (InvalidOperationException)
                {
                    // Text that is no Unicode: said in the contract.
                    return junk[h.value]?.ToString() == "\ud800";
                }

                return reading.Alert is { } alert ? alert.Title.Length <= 300 && alert.Symptom is not { Length: > 300 } : reading.Because is not null;
            }));
    }

    private static IEnumerable<string> Paths(JsonNode? node, string prefix = "") => node switch
    {
        JsonObject map => map.SelectMany(p => Paths(p.Value, $"{prefix}{p.Key}.").Prepend(prefix + p.Key)),
        JsonArray list => list.SelectMany((item, i) => Paths(item, $"{prefix}{i}.").Prepend($"{prefix}{i}")),
        _ => [],
    };
}
