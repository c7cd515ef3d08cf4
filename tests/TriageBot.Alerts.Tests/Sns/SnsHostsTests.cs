using TriageBot.Alerts.Sns;

namespace TriageBot.Alerts.Tests.Sns;

/// <summary>What is refused stands in <see cref="SnsWebhookTests"/>.</summary>
public sealed class SnsHostsTests
{
    [Theory]
    [InlineData("https://sns.us-east-1.amazonaws.com/SimpleNotificationService-0123456789abcdef0123456789abcdef.pem")]
    [InlineData("https://sns.cn-north-1.amazonaws.com.cn/SimpleNotificationService-0123456789abcdef0123456789abcdef.pem")]
    [InlineData("https://sns.us-gov-west-1.amazonaws.com:443/SimpleNotificationService-0123456789abcdef0123456789abcdef.pem")]
    public void Certificates_stand_at_SNS_in_every_region(string url) => SnsHosts.Certificate(url).ShouldNotBeNull();

    [Theory]
    [InlineData("https://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=arn:aws:sns:us-east-1:123456789012:alarms&Token=0123")]
    public void Confirmations_stand_at_its_root(string url) => SnsHosts.Confirmation(url).ShouldNotBeNull();
}
