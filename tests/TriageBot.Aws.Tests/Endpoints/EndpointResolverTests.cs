using TriageBot.Aws.Credentials;
using TriageBot.Aws.Endpoints;
using TriageBot.Aws.Operations;
using TriageBot.Triage.Ports;

namespace TriageBot.Aws.Tests.Endpoints;

public sealed class EndpointResolverTests
{
    /// <summary>As AWS's own Python client computes them from AWS's endpoint rules.</summary>
    [Theory]
    [InlineData("ecs", "eu-central-1", false, false, "https://ecs.eu-central-1.amazonaws.com/")]
    [InlineData("ecs", "us-east-1", true, false, "https://ecs-fips.us-east-1.amazonaws.com/")]
    [InlineData("ecs", "us-east-1", false, true, "https://ecs.us-east-1.api.aws/")]
    [InlineData("ecs", "us-east-1", true, true, "https://ecs-fips.us-east-1.api.aws/")]
    [InlineData("ecs", "cn-north-1", false, false, "https://ecs.cn-north-1.amazonaws.com.cn/")]
    [InlineData("ecs", "cn-north-1", false, true, "https://ecs.cn-north-1.api.amazonwebservices.com.cn/")]
    [InlineData("ecs", "us-gov-west-1", true, false, "https://ecs-fips.us-gov-west-1.amazonaws.com/")]
    [InlineData("logs", "us-gov-west-1", true, false, "https://logs.us-gov-west-1.amazonaws.com/")]
    [InlineData("logs", "us-gov-west-1", true, true, "https://logs-fips.us-gov-west-1.api.aws/")]
    [InlineData("sts", "us-gov-west-1", true, false, "https://sts.us-gov-west-1.amazonaws.com/")]
    [InlineData("logs", "eusc-de-east-1", false, false, "https://logs.eusc-de-east-1.amazonaws.eu/")]
    [InlineData("logs", "eusc-de-east-1", false, true, "https://logs.eusc-de-east-1.api.amazonwebservices.eu/")]
    [InlineData("sts", "us-iso-east-1", false, false, "https://sts.us-iso-east-1.c2s.ic.gov/")]
    [InlineData("sts", "us-isob-east-1", false, true, "https://sts.us-isob-east-1.api.aws.scloud/")]
    [InlineData("logs", "eu-isoe-west-1", false, true, "https://logs.eu-isoe-west-1.api.cloud-aws.adc-e.uk/")]
    [InlineData("logs", "us-isof-south-1", false, false, "https://logs.us-isof-south-1.csp.hci.ic.gov/")]
    [InlineData("monitoring", "eu-central-1", false, false, "https://monitoring.eu-central-1.amazonaws.com/")]
    [InlineData("monitoring", "us-gov-west-1", true, false, "https://monitoring.us-gov-west-1.amazonaws.com/")]
    [InlineData("monitoring", "us-east-1", true, true, "https://monitoring-fips.us-east-1.api.aws/")]
    [InlineData("iam", "us-east-1", false, false, "https://iam.amazonaws.com/")]
    [InlineData("iam", "us-east-1", false, true, "https://iam.global.api.aws/")]
    [InlineData("iam", "us-east-1", true, false, "https://iam-fips.amazonaws.com/")]
    [InlineData("iam", "us-east-1", true, true, "https://iam-fips.global.api.aws/")]
    [InlineData("iam", "cn-north-1", false, false, "https://iam.cn-north-1.amazonaws.com.cn/")]
    [InlineData("iam", "cn-north-1", false, true, "https://iam.global.api.amazonwebservices.com.cn/")]
    [InlineData("iam", "us-gov-west-1", false, false, "https://iam.us-gov.amazonaws.com/")]
    [InlineData("iam", "us-gov-west-1", true, false, "https://iam.us-gov.amazonaws.com/")]
    [InlineData("iam", "us-gov-west-1", false, true, "https://iam.us-gov.api.aws/")]
    [InlineData("iam", "us-gov-west-1", true, true, "https://iam.us-gov.api.aws/")]
    [InlineData("iam", "eusc-de-east-1", false, false, "https://iam.eusc-de-east-1.amazonaws.eu/")]
    [InlineData("iam", "eusc-de-east-1", false, true, "https://iam.api.amazonwebservices.eu/")]
    [InlineData("iam", "us-iso-east-1", true, false, "https://iam-fips.us-iso-east-1.c2s.ic.gov/")]
    [InlineData("iam", "us-isob-east-1", false, true, "https://iam.api.aws.scloud/")]
    [InlineData("iam", "eu-isoe-west-1", false, false, "https://iam.eu-isoe-west-1.cloud.adc-e.uk/")]
    [InlineData("iam", "us-isof-south-1", false, false, "https://iam.us-isof-south-1.csp.hci.ic.gov/")]
    [InlineData("ec2", "eu-central-1", false, false, "https://ec2.eu-central-1.amazonaws.com/")]
    [InlineData("ec2", "us-gov-west-1", true, false, "https://ec2.us-gov-west-1.amazonaws.com/")]
    [InlineData("ec2", "cn-north-1", false, true, "https://ec2.cn-north-1.api.amazonwebservices.com.cn/")]
    [InlineData("ecr", "eu-central-1", false, false, "https://api.ecr.eu-central-1.amazonaws.com/")]
    [InlineData("ecr", "eu-central-1", false, true, "https://ecr.eu-central-1.api.aws/")]
    [InlineData("ecr", "us-gov-west-1", true, false, "https://api.ecr-fips.us-gov-west-1.amazonaws.com/")]
    [InlineData("ecr", "us-gov-west-1", true, true, "https://ecr-fips.us-gov-west-1.api.aws/")]
    [InlineData("ecr", "us-iso-east-1", false, true, "https://ecr.us-iso-east-1.api.aws.ic.gov/")]
    [InlineData("elasticloadbalancing", "us-gov-west-1", true, true, "https://elasticloadbalancing-fips.us-gov-west-1.api.aws/")]
    [InlineData("secretsmanager", "eu-central-1", false, true, "https://secretsmanager.eu-central-1.amazonaws.com/")]
    [InlineData("secretsmanager", "us-gov-west-1", true, true, "https://secretsmanager-fips.us-gov-west-1.amazonaws.com/")]
    [InlineData("secretsmanager", "eusc-de-east-1", false, true, "https://secretsmanager.eusc-de-east-1.api.amazonwebservices.eu/")]
    [InlineData("ssm", "us-gov-west-1", true, false, "https://ssm.us-gov-west-1.amazonaws.com/")]
    [InlineData("elasticfilesystem", "eu-central-1", false, false, "https://elasticfilesystem.eu-central-1.amazonaws.com/")]
    [InlineData("elasticfilesystem", "eu-central-1", false, true, "https://efs.eu-central-1.api.aws/")]
    [InlineData("elasticfilesystem", "us-gov-west-1", true, false, "https://elasticfilesystem-fips.us-gov-west-1.amazonaws.com/")]
    [InlineData("elasticfilesystem", "eusc-de-east-1", false, true, "https://elasticfilesystem.eusc-de-east-1.api.amazonwebservices.eu/")]
    [InlineData("servicequotas", "us-gov-west-1", true, false, "https://servicequotas.us-gov-west-1.amazonaws.com/")]
    public void Public_hosts_are_those_of_AWSs_endpoint_rules(string service, string region, bool fips, bool dualStack, string url)
    {
        var environment = new Dictionary<string, string>();
        if (fips)
            environment["AWS_USE_FIPS_ENDPOINT"] = "true";
        if (dualStack)
            environment["AWS_USE_DUALSTACK_ENDPOINT"] = "true";

        Resolve(Of(service), region, environment).ShouldBe(new Uri(url));
    }

    /// <summary>As AWS's own Python client signs.</summary>
    [Theory]
    [InlineData("eu-central-1", "us-east-1")]
    [InlineData("cn-northwest-1", "cn-north-1")]
    [InlineData("us-gov-east-1", "us-gov-west-1")]
    [InlineData("eusc-de-east-1", "eusc-de-east-1")]
    [InlineData("us-iso-west-1", "us-iso-east-1")]
    public void A_global_service_is_called_in_its_partitions_home_Region(string region, string home)
    {
        PartitionHosts.RegionOf(AwsService.Iam, region).ShouldBe(home);
        PartitionHosts.RegionOf(AwsService.Sts, region).ShouldBe(region);
    }

    [Fact]
    public void A_services_own_variable_goes_before_the_general_one()
    {
        var environment = new Dictionary<string, string>
        {
            ["AWS_ENDPOINT_URL"] = "http://127.0.0.1:4566",
            ["AWS_ENDPOINT_URL_CLOUDWATCH_LOGS"] = "http://127.0.0.1:9000/logs/",
            ["AWS_ENDPOINT_URL_CLOUDWATCH"] = "http://127.0.0.1:9001",
            ["AWS_ENDPOINT_URL_IAM"] = "http://127.0.0.1:9002",
        };

        Resolve(Operation.GetLogEvents, "eu-central-1", environment).ShouldBe(new Uri("http://127.0.0.1:9000/logs/"));
        Resolve(Operation.GetMetricData, "eu-central-1", environment).ShouldBe(new Uri("http://127.0.0.1:9001/"));
        Resolve(Operation.GetRole, "us-east-1", environment).ShouldBe(new Uri("http://127.0.0.1:9002/"));
        Resolve(Operation.ListTasks, "eu-central-1", environment).ShouldBe(new Uri("http://127.0.0.1:4566/"));
    }

    [Fact]
    public void The_environment_goes_before_the_profile_and_the_option_before_both()
    {
        var profile = SharedProfile.Empty with { EndpointUrl = "http://profile.test" };
        var environment = new Dictionary<string, string> { ["AWS_ENDPOINT_URL"] = "http://environment.test" };

        Resolve(Operation.ListTasks, "eu-central-1", [], profile).Host.ShouldBe("profile.test");
        Resolve(Operation.ListTasks, "eu-central-1", environment, profile).Host.ShouldBe("environment.test");
        Resolve(Operation.ListTasks, "eu-central-1", environment, profile, "http://option.test").Host.ShouldBe("option.test");
    }

    [Fact]
    public void Configured_endpoints_can_be_ignored()
    {
        var environment = new Dictionary<string, string> { ["AWS_ENDPOINT_URL"] = "http://x.test", ["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"] = "true" };

        Resolve(Operation.ListTasks, "eu-central-1", environment).Host.ShouldBe("ecs.eu-central-1.amazonaws.com");
    }

    [Theory]
    [InlineData("localhost:4566")]
    [InlineData("ftp://x.test")]
    [InlineData("not a url")]
    public void An_endpoint_that_is_no_url_is_named_with_its_setting(string url)
    {
        var e = Should.Throw<AwsReadException>(() => Resolve(Operation.ListTasks, "eu-central-1", new() { ["AWS_ENDPOINT_URL_ECS"] = url }));

        e.Failure.Message.ShouldBe($"AWS_ENDPOINT_URL_ECS is \"{url}\", which is not an http or https URL.");
    }

    [Theory]
    [InlineData("evil.test/x?1")]
    [InlineData("eu-central-1.evil.test#1")]
    [InlineData("EU-CENTRAL-1")]
    [InlineData("eu-central-1\n")]
    [InlineData("")]
    public void A_Region_that_would_bend_the_host_is_refused(string region) =>
        Should.Throw<AwsReadException>(() => Resolve(Operation.ListTasks, region, [])).Failure.Code.ShouldBe("InvalidRegion");

    private static Uri Resolve(Operation operation, string region, Dictionary<string, string> environment, SharedProfile? profile = null, string? option = null) =>
        new EndpointResolver(
            new AwsOptions { EndpointUrl = option, Environment = name => environment.GetValueOrDefault(name) },
            new Lazy<SharedProfile>(profile ?? SharedProfile.Empty))
            .Resolve(operation, region);

    private static Operation Of(string service) => Operation.All.First(o => o.Service.Name == service);
}
