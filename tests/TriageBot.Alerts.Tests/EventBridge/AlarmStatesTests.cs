using System.Text.Json.Nodes;
using TriageBot.Triage.Alerts;

namespace TriageBot.Alerts.Tests.EventBridge;

public sealed class AlarmStatesTests
{
    [Fact]
    public void An_alarm_names_what_its_dimensions_name()
    {
        var alert = Sample.Alert("alarm");

        (alert.Source, alert.State, alert.Group).ShouldBe(("cloudwatch", AlertState.Firing, "arn:aws:cloudwatch:eu-central-1:111122223333:alarm:checkout memory high"));
        alert.At.ShouldBe(DateTimeOffset.Parse("2026-01-01T14:07:00.123Z", null));
        alert.Title.ShouldStartWith("checkout memory high: ALARM: Threshold Crossed");
        var subject = alert.Subject;
        (subject.Account, subject.Region, subject.Cluster, subject.Service).ShouldBe(("111122223333", "eu-central-1", "prod", "checkout"));
        subject.TargetGroups.ShouldBe(["targetgroup/checkout/0123456789abcdef"]);
        subject.LoadBalancers.ShouldBe(["app/web/fedcba9876543210"]);
        subject.Alarms.ShouldContain("checkout memory high");
    }

    [Theory]
    [InlineData("OK", AlertState.Resolved)]
    [InlineData("INSUFFICIENT_DATA", AlertState.Quiet)]
    [InlineData("SOMETHING_NEW", AlertState.Quiet)]
    public void OK_ends_it_and_missing_data_say_nothing(string value, AlertState state) => Sample.Alert("alarm", ("detail.state.value", value)).State.ShouldBe(state);

    [Fact]
    public void An_alarm_of_something_else_leads_nowhere()
    {
        var alert = Sample.Alert("alarm", ("detail.configuration.metrics", JsonNode.Parse("""[{"metricStat":{"metric":{"namespace":"AWS/RDS","dimensions":{"DBInstanceIdentifier":"db-1"}}}}]""")));

        alert.Subject.LeadsToEcs.ShouldBeFalse();
    }

    [Fact]
    public void An_alarm_without_a_state_cannot_be_read() =>
        Sample.Read(Sample.Of("alarm", ("detail.state", "ALARM"))).Because.ShouldBe("an alarm's event without the fields that AWS documents");
}
