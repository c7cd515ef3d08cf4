using System.Net;
using TriageBot.Alerts.Tests.Fakes;
using TriageBot.Triage.Alerts;

namespace TriageBot.Alerts.Tests.Sns;

public sealed class SnsWebhookTests(SnsSender sns) : IClassFixture<SnsSender>
{
    private static readonly AlertWebhooks s_settings = new() { SnsTopics = [SnsSender.Topic] };

    [Theory]
    [InlineData("1", null)]
    [InlineData("2", null)]
    [InlineData("1", "ALARM: checkout-memory")]
    [InlineData("2", "ALARM: \"checkout\" ärger")]
    public async Task An_alarm_is_taken_under_both_versions_of_the_signature(string version, string? subject)
    {
        await using var server = await Start();

        (await Post(server, sns.Notification(Sample.Text("cloudwatch-metric"), subject, version))).ShouldBe(HttpStatusCode.OK);

        var alert = server.Intake.Taken.ShouldHaveSingleItem();
        (alert.Source, alert.Id).ShouldBe((AlertSources.CloudWatch, "00000000-0000-4000-8000-000000000001"));
        (alert.Subject.Cluster, alert.Subject.Service).ShouldBe(("prod", "checkout"));
    }

    [Theory]
    [InlineData("Message")]
    [InlineData("MessageId")]
    [InlineData("Subject")]
    [InlineData("Timestamp")]
    [InlineData("Type")]
    [InlineData("TopicArn")]
    [InlineData("Signature")]
    [InlineData("SignatureVersion")]
    public async Task A_change_of_anything_signed_is_refused(string field)
    {
        await using var server = await Start();
        var message = sns.Notification("text", "subject");
        message[field] = field switch
        {
            "Timestamp" => "2026-01-01T14:02:54.000Z",
            "Type" => "UnsubscribeConfirmation",
            "SignatureVersion" => "1",
            "Signature" => Convert.ToBase64String(new byte[256]),
            _ => "changed",
        };

        (await Post(server, message)).ShouldBe(HttpStatusCode.Unauthorized);
        server.Intake.Taken.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_unknown_topic_is_refused_before_anything_is_fetched()
    {
        await using var server = await Start();
        var message = sns.Notification("text");
        message["TopicArn"] = "arn:aws:sns:eu-central-1:999999999999:alarms";

        (await Post(server, message)).ShouldBe(HttpStatusCode.Unauthorized);
        server.Web.Asked.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("http://sns.eu-central-1.amazonaws.com/a.pem")]
    [InlineData("https://sns.eu-central-1.amazonaws.com.evil.example/a.pem")]
    [InlineData("https://evil.example/sns.eu-central-1.amazonaws.com/a.pem")]
    [InlineData("https://bucket.s3.amazonaws.com/a.pem")]
    [InlineData("https://snsx.eu-central-1.amazonaws.com/a.pem")]
    [InlineData("https://sns.eu-central-1.amazonaws.com:8443/a.pem")]
    [InlineData("https://user@sns.eu-central-1.amazonaws.com/a.pem")]
    [InlineData("https://sns.eu-central-1.amazonaws.com/a.pem?x=.pem")]
    [InlineData("https://sns.eu-central-1.amazonaws.com/a.pem#x")]
    [InlineData("https://sns.eu-central-1.amazonaws.com/a.txt")]
    [InlineData("https://sns.eu-central-1.amazonaws.com/x/../../a.exe")]
    [InlineData("https://169.254.169.254/a.pem")]
    [InlineData("a.pem")]
    [InlineData("")]
    public async Task A_certificate_that_is_elsewhere_is_never_fetched(string url)
    {
        await using var server = await Start();
        var message = sns.Notification("text");
        message["SigningCertURL"] = url;

        (await Post(server, message)).ShouldBe(HttpStatusCode.Unauthorized);
        server.Web.Asked.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(55, HttpStatusCode.OK)]
    [InlineData(61, HttpStatusCode.Unauthorized)]
    [InlineData(-6, HttpStatusCode.Unauthorized)]
    public async Task A_message_of_an_hour_ago_or_of_the_future_is_refused(int minutesLater, HttpStatusCode status)
    {
        await using var server = await Start();
        server.Time.Now += TimeSpan.FromMinutes(minutesLater);

        (await Post(server, sns.Notification("text"))).ShouldBe(status);
    }

    [Theory]
    [InlineData(-30, -1)]
    [InlineData(1, 30)]
    public async Task A_certificate_out_of_its_time_signs_nothing(int fromDays, int untilDays)
    {
        await using var server = await Start();
        server.Web.Pages[SnsSender.CertificateUrl] = sns.Certificate(FixedTime.Start.AddDays(fromDays), FixedTime.Start.AddDays(untilDays));

        (await Post(server, sns.Notification("text"))).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_page_that_is_no_certificate_signs_nothing()
    {
        await using var server = await Start();
        server.Web.Pages[SnsSender.CertificateUrl] = "<html>"u8.ToArray();

        (await Post(server, sns.Notification("text"))).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_certificate_is_fetched_once()
    {
        await using var server = await Start();

        for (var i = 0; i < 3; i++)
            (await Post(server, sns.Notification("text", id: $"m-{i}"))).ShouldBe(HttpStatusCode.OK);

        server.Web.Asked.ShouldBe([SnsSender.CertificateUrl]);
        server.Intake.Taken.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Forged_certificates_are_fetched_twenty_times_a_minute_at_most()
    {
        await using var server = await Start();
        for (var i = 0; i < 30; i++)
        {
            var message = sns.Notification("text");
            message["SigningCertURL"] = $"https://sns.eu-central-1.amazonaws.com/forged-{i}.pem";
            await Post(server, message);
        }

        server.Web.Asked.Count.ShouldBe(20);
        server.Time.Now += TimeSpan.FromMinutes(2);
        (await Post(server, sns.Notification("text"))).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Without_the_network_the_sender_is_asked_to_send_again()
    {
        await using var server = await Start();
        server.Web.Down = true;

        (await Post(server, sns.Notification("text"))).ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task Raw_delivery_is_refused()
    {
        await using var server = await Start();

        (await server.Post("sns", Sample.Text("cloudwatch-metric"), ("x-amz-sns-rawdelivery", "true"))).Status.ShouldBe(HttpStatusCode.Unauthorized);
        server.Log.All.ShouldContain("raw message delivery");
    }

    [Fact]
    public async Task A_subscription_to_our_topic_is_confirmed_by_one_request()
    {
        await using var server = await Start();
        server.Web.Pages[SnsSender.SubscribeUrl] = "<ConfirmSubscriptionResponse/>"u8.ToArray();

        (await Post(server, sns.Confirmation())).ShouldBe(HttpStatusCode.OK);

        server.Web.Asked.ShouldBe([SnsSender.CertificateUrl, SnsSender.SubscribeUrl]);
        server.Intake.Taken.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("https://169.254.169.254/latest/meta-data/")]
    [InlineData("http://sns.eu-central-1.amazonaws.com/?Action=ConfirmSubscription")]
    [InlineData("https://sns.eu-central-1.amazonaws.com.evil.example/?Action=ConfirmSubscription")]
    [InlineData("https://sns.eu-central-1.amazonaws.com:22/?Action=ConfirmSubscription")]
    [InlineData("https://localhost/")]
    public async Task A_confirmation_elsewhere_is_never_fetched_even_when_signed(string url)
    {
        await using var server = await Start();

        (await Post(server, sns.Confirmation(subscribeUrl: url))).ShouldBe(HttpStatusCode.Unauthorized);
        server.Web.Asked.ShouldBe([SnsSender.CertificateUrl]);
    }

    [Fact]
    public async Task A_forged_confirmation_is_not_followed()
    {
        await using var server = await Start();
        using var other = new SnsSender();

        (await Post(server, other.Confirmation())).ShouldBe(HttpStatusCode.Unauthorized);
        server.Web.Asked.ShouldBe([SnsSender.CertificateUrl]);
    }

    [Fact]
    public async Task A_confirmation_that_SNS_does_not_take_comes_again()
    {
        await using var server = await Start();

        (await Post(server, sns.Confirmation())).ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task The_end_of_a_subscription_is_not_undone()
    {
        await using var server = await Start();

        (await Post(server, sns.Confirmation("UnsubscribeConfirmation"))).ShouldBe(HttpStatusCode.OK);
        server.Web.Asked.ShouldBe([SnsSender.CertificateUrl]);
    }

    [Fact]
    public async Task Plain_text_is_an_alert_too()
    {
        await using var server = await Start();

        await Post(server, sns.Notification("ECS task stopped\nCluster: prod\nService: checkout", "checkout died"));

        var alert = server.Intake.Taken.ShouldHaveSingleItem();
        (alert.Source, alert.Title, alert.State, alert.Subject.Service).ShouldBe((AlertSources.Sns, "checkout died", AlertState.Firing, "checkout"));
    }

    [Fact]
    public async Task Json_that_nobody_knows_is_kept()
    {
        await using var server = await Start();

        (await Post(server, sns.Notification("""{"n":1}"""))).ShouldBe(HttpStatusCode.OK);

        server.Intake.Kept.ShouldHaveSingleItem().Id.ShouldBe("00000000-0000-4000-8000-000000000001");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"Type":1,"TopicArn":[]}""")]
    public async Task What_is_no_message_of_SNS_is_refused(string body)
    {
        await using var server = await Start();

        (await server.Post("sns", body)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private async Task<AlertServer> Start()
    {
        var server = await AlertServer.Start(s_settings);
        server.Web.Pages[SnsSender.CertificateUrl] = sns.Certificate();
        return server;
    }

    private static async Task<HttpStatusCode> Post(AlertServer server, Dictionary<string, string> message) => (await server.Post("sns", SnsSender.Body(message))).Status;
}
