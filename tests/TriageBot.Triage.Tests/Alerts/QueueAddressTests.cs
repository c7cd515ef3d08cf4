using TriageBot.Triage.Alerts;
using TriageBot.Triage.Targets;

namespace TriageBot.Triage.Tests.Alerts;

public sealed class QueueAddressTests
{
    [Theory]
    [InlineData("https://sqs.eu-central-1.amazonaws.com/111122223333/alerts", "eu-central-1")]
    [InlineData("https://sqs-fips.us-gov-west-1.amazonaws.com/111122223333/alerts", "us-gov-west-1")]
    [InlineData("https://sqs.eu-west-1.api.aws/111122223333/alerts", "eu-west-1")]
    [InlineData("https://sqs.cn-north-1.amazonaws.com.cn/111122223333/alerts", "cn-north-1")]
    [InlineData("https://vpce-0a-1.sqs.us-west-2.vpce.amazonaws.com/111122223333/alerts", "us-west-2")]
    [InlineData("https://us-east-2.queue.amazonaws.com/111122223333/alerts", "us-east-2")]
    [InlineData("https://queue.amazonaws.com/111122223333/alerts", "us-east-1")]
    [InlineData("http://sqs.us-east-1.localhost:4566/111122223333/alerts", "us-east-1")]
    [InlineData("http://localhost:4566/111122223333/alerts", "ap-south-1")]
    public void A_url_tells_account_name_and_Region(string url, string region) =>
        QueueAddress.Parse(url, "ap-south-1").ShouldBe(new QueueAddress(new AwsScope("111122223333", region), "alerts", url));

    [Fact]
    public void An_arn_tells_them_too_and_is_told_back()
    {
        const string Arn = "arn:aws-us-gov:sqs:us-gov-west-1:111122223333:alerts.fifo";

        var queue = QueueAddress.Parse(Arn, null).ShouldNotBeNull();

        (queue.Arn, queue.Name, queue.Url).ShouldBe((Arn, "alerts.fifo", null));
    }

    [Theory]
    [InlineData("")]
    [InlineData("alerts")]
    [InlineData("arn:aws:sns:eu-central-1:111122223333:alerts")]
    [InlineData("arn:aws:sqs:cn-north-1:111122223333:alerts")]
    [InlineData("arn:aws:sqs:eu-central-1:1111:alerts")]
    [InlineData("arn:aws:sqs:eu-central-1:111122223333:a lerts")]
    [InlineData("https://sqs.eu-central-1.amazonaws.com/alerts")]
    [InlineData("https://sqs.eu-central-1.amazonaws.com/111122223333/alerts/more")]
    [InlineData("https://sqs.eu-central-1.amazonaws.com/111122223333/alerts?x=1")]
    [InlineData("ftp://sqs.eu-central-1.amazonaws.com/111122223333/alerts")]
    [InlineData("http://localhost:4566/111122223333/alerts")]
    public void Anything_else_is_no_queue(string text) => QueueAddress.Parse(text, null).ShouldBeNull();
}
