using TriageBot.Triage.Network;

namespace TriageBot.Triage.Tests.Network;

/// <summary>What messages name.</summary>
public sealed class HostsTests
{
    [Theory]
    [InlineData("Post \"https://api.ecr.eu-central-1.amazonaws.com/\": dial tcp 10.0.0.9:443: i/o timeout", "ecr.api")]
    [InlineData("111122223333.dkr.ecr.eu-central-1.amazonaws.com/app:1: dial tcp", "ecr.dkr")]
    [InlineData("https://prod-eu-central-1-starport-layer-bucket.s3.eu-central-1.amazonaws.com/x", "s3")]
    [InlineData("https://secretsmanager.eu-central-1.amazonaws.com/", "secretsmanager")]
    [InlineData("https://logs.cn-north-1.amazonaws.com.cn/", "logs", "cn-north-1")]
    [InlineData("https://ssm.us-east-1.amazonaws.com/", null)]
    [InlineData("db.abc123.eu-central-1.rds.amazonaws.com", null)]
    public void A_host_of_AWS_belongs_to_a_service_of_the_Region(string text, string? suffix, string region = "eu-central-1") =>
        AwsHosts.Service(AwsHosts.In(text).ShouldHaveSingleItem(), region)?.Suffix.ShouldBe(suffix);

    [Theory]
    [InlineData("connect ETIMEDOUT 10.1.2.3:5432", "10.1.2.3", 5432, typeof(AddressDestination))]
    [InlineData("dial tcp 52.1.2.3:443: i/o timeout", "52.1.2.3", 443, typeof(InternetDestination))]
    [InlineData("could not connect to db.abc.eu-central-1.rds.amazonaws.com:5432", "db.abc.eu-central-1.rds.amazonaws.com", 5432, typeof(UnknownDestination))]
    [InlineData("GET https://api.example.com/v1 timed out", "api.example.com", 443, typeof(UnknownDestination))]
    [InlineData("redis://:secret@cache.internal.example/0 timed out", "cache.internal.example", 6379, typeof(UnknownDestination))]
    [InlineData("https://sqs.eu-central-1.amazonaws.com/q timed out", "sqs.eu-central-1.amazonaws.com", 443, typeof(ServiceDestination))]
    public void A_line_names_a_host_and_a_port(string line, string host, int port, Type kind)
    {
        var named = HostAndPort.In(line, "eu-central-1").ShouldNotBeNull();

        (named.Name, named.Port, named.GetType()).ShouldBe((host, port, kind));
    }

    [Theory]
    [InlineData("2026-01-01T14:02:11 worker timed out")]
    [InlineData("connect ETIMEDOUT 127.0.0.1:5432")]
    [InlineData("at app.js:12 in main.handler:90000")]
    [InlineData("ran 12:30 minutes")]
    public void Other_lines_name_none(string line) => HostAndPort.In(line, "eu-central-1").ShouldBeNull();
}
