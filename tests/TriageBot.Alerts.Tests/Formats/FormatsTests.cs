using TriageBot.Alerts.Formats;
using TriageBot.Alerts.Tests.Fakes;
using TriageBot.Triage.Alerts;

namespace TriageBot.Alerts.Tests.Formats;

public sealed class FormatsTests
{
    private const string Delivery = "delivery-1";
    private const string Task = "arn:aws:ecs:eu-central-1:123456789012:task/prod/0123456789abcdef0123456789abcdef";

    public static TheoryData<string, AlertState, string, string> Samples => new()
    {
        { "pagerduty-triggered", AlertState.Firing, "P0INC01", "123456789012 eu-central-1 prod checkout" },
        { "pagerduty-acknowledged", AlertState.Quiet, "P0INC01", "123456789012 eu-central-1 prod checkout" },
        { "pagerduty-resolved", AlertState.Resolved, "P0INC01", "123456789012 eu-central-1 prod checkout" },
        { "pagerduty-ping", AlertState.Quiet, "-", "- - - -" },
        { "cloudwatch-metric", AlertState.Firing, "arn:aws:cloudwatch:eu-central-1:123456789012:alarm:checkout-memory", "123456789012 eu-central-1 prod checkout" },
        { "cloudwatch-metric-math", AlertState.Resolved, "arn:aws:cloudwatch:eu-central-1:123456789012:alarm:checkout-unhealthy", "123456789012 eu-central-1 - -" },
        { "cloudwatch-composite", AlertState.Firing, "arn:aws:cloudwatch:eu-central-1:123456789012:alarm:checkout-is-down", "123456789012 eu-central-1 prod checkout" },
        { "opsgenie-create", AlertState.Firing, "00000000-0000-4000-8000-00000000a1e7", "- eu-central-1 prod checkout" },
        { "opsgenie-note", AlertState.Quiet, "00000000-0000-4000-8000-00000000a1e7", "- eu-central-1 prod checkout" },
        { "opsgenie-close", AlertState.Resolved, "00000000-0000-4000-8000-00000000a1e7", "- eu-central-1 prod checkout" },
        { "datadog-triggered", AlertState.Firing, "5f2ff4a1", "123456789012 eu-central-1 prod checkout" },
        { "datadog-recovered", AlertState.Resolved, "5f2ff4a1", "123456789012 eu-central-1 prod checkout" },
        { "generic", AlertState.Firing, "checkout", "- eu-central-1 prod checkout" },
        { "generic-nested", AlertState.Firing, "-", "123456789012 eu-central-1 prod -" },
    };

    [Theory]
    [MemberData(nameof(Samples))]
    public void What_a_sample_says(string sample, AlertState state, string group, string subject)
    {
        var alert = Read(sample).ShouldHaveSingleItem();

        alert.State.ShouldBe(state);
        (alert.Group ?? "-").ShouldBe(group);
        Said(alert.Subject).ShouldBe(subject);
        sample.ShouldStartWith(alert.Source);
    }

    [Fact]
    public void PagerDutys_alert_has_its_events_id_and_its_incidents_page()
    {
        var alert = Read("pagerduty-triggered").Single();

        alert.Id.ShouldBe("01ABCDEFGHIJKLMNOPQRSTUVW1");
        alert.Title.ShouldBe("ECS tasks of checkout keep dying (ClusterName=prod ServiceName=checkout)");
        alert.Url.ShouldBe("https://acme.pagerduty.com/incidents/P0INC01");
        alert.At.ShouldBe(new DateTimeOffset(2026, 1, 1, 14, 2, 11, 321, TimeSpan.Zero));
    }

    [Fact]
    public void An_alarms_region_is_that_of_its_arn_and_its_id_that_of_the_delivery()
    {
        var alert = Read("cloudwatch-metric").Single();

        alert.Id.ShouldBe(Delivery);
        alert.Title.ShouldBe("ALARM: checkout-memory");
        alert.Subject.Alarms.ShouldBe(["checkout-memory"]);
        alert.At.ShouldBe(new DateTimeOffset(2026, 1, 1, 14, 2, 11, 678, TimeSpan.Zero));
    }

    [Fact]
    public void An_alarm_that_lacks_data_is_quiet() =>
        new CloudWatchAlarmFormat().Read(AlertJson.Read(Sample.Text("cloudwatch-metric").Replace("\"NewStateValue\": \"ALARM\"", "\"NewStateValue\": \"INSUFFICIENT_DATA\"", StringComparison.Ordinal))!.Value, Delivery)!
            .Single().State.ShouldBe(AlertState.Quiet);

    [Fact]
    public void Metric_math_names_what_its_metrics_name()
    {
        var subject = Read("cloudwatch-metric-math").Single().Subject;

        subject.TargetGroups.ShouldBe(["targetgroup/checkout/0123456789abcdef"]);
        subject.LoadBalancers.ShouldBe(["app/front/fedcba9876543210"]);
    }

    [Fact]
    public void Each_contributor_of_an_alarm_is_a_group_of_its_own()
    {
        var one = Read("cloudwatch-contributor").Single();
        var other = new CloudWatchAlarmFormat().Read(AlertJson.Read(Sample.Text("cloudwatch-contributor").Replace("6d442278dba546f6", "other", StringComparison.Ordinal))!.Value, Delivery)!.Single();

        Said(one.Subject).ShouldBe("123456789012 eu-central-1 prod checkout");
        one.Group.ShouldNotBe(other.Group);
    }

    [Theory]
    [InlineData("alertmanager")]
    [InlineData("grafana")]
    public void A_group_is_read_alert_by_alert(string source)
    {
        var alerts = Read(source);

        alerts.Select(a => a.Source).Distinct().ShouldBe([source]);
        alerts.Select(a => a.State).ShouldBe([AlertState.Firing, AlertState.Resolved]);
        alerts.Select(a => a.Group).ShouldBe(["b1c0a2d1f5e94c11", "c2d1b3e2a6fa5d22"]);
        alerts.Select(a => a.Subject.Service).ShouldBe(["checkout", "search"]);
        alerts[0].Title.ShouldBe("TaskDown: A task of checkout died");
        alerts[0].Url.ShouldBe(source == "grafana" ? "https://monitor.example.com/d/ecs?viewPanel=2" : "https://monitor.example.com/");
        alerts[1].Subject.Tasks.ShouldBe([Task]);
        alerts[1].At.ShouldBe(new DateTimeOffset(2026, 1, 1, 14, 1, 0, TimeSpan.Zero));
    }

    [Fact]
    public void A_group_sent_again_has_the_same_ids_and_a_change_of_state_another()
    {
        var ids = Read("alertmanager").Select(a => a.Id).ToList();
        var firing = AlertJson.Read(Sample.Text("alertmanager").Replace("\"status\": \"resolved\"", "\"status\": \"firing\"", StringComparison.Ordinal))!.Value;
        var changed = new AlertmanagerFormat(AlertSources.Alertmanager).Read(firing, "another")!.Select(a => a.Id).ToList();

        Read("alertmanager").Select(a => a.Id).ShouldBe(ids);
        changed[0].ShouldBe(ids[0]);
        changed[1].ShouldNotBe(ids[1]);
    }

    [Fact]
    public void Every_action_on_an_opsgenie_alert_has_an_id_of_its_own() =>
        new[] { "opsgenie-create", "opsgenie-note", "opsgenie-close" }.Select(s => Read(s).Single().Id).Distinct().Count().ShouldBe(3);

    [Fact]
    public void Opsgenies_nanoseconds_are_told_from_milliseconds() =>
        Read("opsgenie-close").Single().At.ShouldBe(DateTimeOffset.FromUnixTimeMilliseconds(1767276551000));

    [Fact]
    public void Datadogs_tags_name_the_task() => Read("datadog-triggered").Single().Subject.Tasks.ShouldBe([Task]);

    [Fact]
    public void The_documented_keys_of_a_generic_alert_are_read()
    {
        var alert = Read("generic").Single();

        (alert.Id, alert.Title, alert.Url).ShouldBe(("deploy-check-17", "checkout does not answer", "https://status.example.com/17"));
        alert.Subject.Tasks.ShouldBe(["prod/0123456789abcdef0123456789abcdef"]);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("""{"event":{"id":7},"alerts":{},"alert":[],"AlarmName":{},"action":null}""")]
    [InlineData("""{"groupKey":"g","alerts":[{"labels":[],"status":{}}]}""")]
    public void What_no_format_knows_is_read_by_none(string json)
    {
        foreach (var format in Known.All)
            format.Read(AlertJson.Read(json)!.Value, Delivery).ShouldBeNull(format.GetType().Name);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://status.example.com")]
    [InlineData("https://user:secret@status.example.com")]
    [InlineData("/relative")]
    public void Only_a_plain_https_address_is_a_url(string url) =>
        new GenericFormat(AlertSources.Generic).Read(AlertJson.Read($$"""{"title":"t","url":"{{url}}"}""")!.Value, Delivery)!.Single().Url.ShouldBeNull();

    private static IReadOnlyList<Alert> Read(string sample) => Known.For(sample).Read(Sample.Json(sample), Delivery).ShouldNotBeNull();

    private static string Said(AlertSubject s) => $"{s.Account ?? "-"} {s.Region ?? "-"} {s.Cluster ?? "-"} {s.Service ?? "-"}";
}
