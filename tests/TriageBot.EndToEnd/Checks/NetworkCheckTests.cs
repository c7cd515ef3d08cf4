using System.Text.Json.Nodes;
using TriageBot.EndToEnd.Stacks;
using TriageBot.Triage.Checks;

namespace TriageBot.EndToEnd.Checks;

/// <summary>The path from a task to what it could not reach, over a replayed account.</summary>
public sealed class NetworkCheckTests
{
    private const string NoSecret =
        "ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secret from asm: There is a connection issue between the task and AWS Secrets Manager. Check your task network configuration. failed to fetch secret db from secrets manager: operation error Secrets Manager: GetSecretValue, https response error StatusCode: 0, RequestID: , canceled, context deadline exceeded";

    private const string NoLogin =
        "ResourceInitializationError: unable to pull secrets or registry auth: The task cannot pull registry auth from Amazon ECR: There is a connection issue between the task and Amazon ECR. Check your task network configuration. RequestError: send request failed caused by: Post \"https://api.ecr.eu-central-1.amazonaws.com/\": dial tcp 3.0.0.1:443: i/o timeout";

    [Fact]
    public async Task No_way_out_is_said_with_the_missing_piece_and_corroborates()
    {
        var answer = await Secret(new Network()).Why();

        var check = answer.Check("network");
        check.Status.ShouldBe(CheckStatus.Fail, check.Detail);
        check.Detail.ShouldBe("no network path from subnet-0task to secretsmanager.eu-central-1.amazonaws.com: route table rtb-0main of subnet-0task (the VPC's main one, for want of its own) has no route to the internet (0.0.0.0/0); vpc-0one has no endpoint for secretsmanager");
        answer.Reading.ShouldNotBeNull().Cause.ShouldBe("secret_unreachable");
        answer.Reading!.For.ShouldContain(c => c.EvidenceId == "checks[network]");
        answer.Dossier.Gaps.ShouldNotContain(g => g.What.Contains("VPC", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_way_is_no_disproof()
    {
        var answer = await Secret(new Network().Endpoint("secretsmanager")).Why();

        var check = answer.Check("network");
        check.Status.ShouldBe(CheckStatus.Pass, check.Detail);
        check.Detail.ShouldContain("by endpoint vpce-0secretsmanager");
        answer.Reading.ShouldNotBeNull().Cause.ShouldBe("secret_unreachable");
        answer.Reading!.Against.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_NAT_gateway_is_a_way_and_the_internet_gateway_with_a_public_address_too()
    {
        (await Secret(new Network().Nat()).Why()).Check("network").Status.ShouldBe(CheckStatus.Pass);
        (await Secret(new Network().Public()).Why()).Check("network").Detail.ShouldContain("assignPublicIp is not ENABLED");
        (await Surrounded.NeverStarted(NoSecret, [Surrounded.Secret]).Asked().In(new Network().Public(), publicIp: true).Why()).Check("network").Status.ShouldBe(CheckStatus.Pass);
    }

    [Fact]
    public async Task An_account_that_was_not_recorded_cannot_be_told()
    {
        var answer = await Secret(null).Why();

        answer.Check("network").Status.ShouldBe(CheckStatus.Unknown);
        answer.Dossier.Gaps.ShouldContain(g => g.Grant != null && g.Grant.Contains("ec2:DescribeSubnets"));
        answer.Reading.ShouldNotBeNull().Cause.ShouldBe("secret_unreachable");
    }

    [Theory]
    [InlineData("DescribeVpcEndpoints", true)]
    [InlineData("DescribeSecurityGroups", true)]
    [InlineData("DescribeVpcAttribute", true)]
    [InlineData("DescribeNetworkAcls", true)]
    [InlineData("DescribeRouteTables", false)]
    [InlineData("DescribeNatGateways", false)]
    public async Task One_read_that_is_denied_leaves_it_open_and_is_said(string operation, bool byEndpoint)
    {
        var network = byEndpoint ? new Network().Endpoint("secretsmanager") : new Network().Nat();
        var answer = await Surrounded.NeverStarted(NoSecret, [Surrounded.Secret]).Fault(operation, "UnauthorizedOperation").Asked().In(network).Why();

        var check = answer.Check("network");
        check.Status.ShouldBe(CheckStatus.Unknown, check.Detail);
        answer.Dossier.Gaps.ShouldContain(g => g.Grant != null && g.Grant.Contains($"ec2:{operation}"));
    }

    [Fact]
    public async Task A_subnet_that_is_gone_cannot_be_told()
    {
        var answer = await Surrounded.NeverStarted(NoSecret, [Surrounded.Secret]).Asked().In(null).With("ec2", new JsonObject { ["subnets"] = new JsonArray() }).Why();

        answer.Check("network").Detail.ShouldContain("subnet-0task was not read, or is gone");
        answer.Dossier.Gaps.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_host_of_the_message_is_the_one_that_is_looked_for()
    {
        var check = (await Surrounded.NeverStarted(NoLogin).Asked().In(new Network().Endpoint("ecr.dkr")).Why()).Check("network");

        check.Detail.ShouldContain("no network path from subnet-0task to api.ecr.eu-central-1.amazonaws.com");
        check.Query.ShouldBe("path subnet-0task → api.ecr.eu-central-1.amazonaws.com:443");
    }

    [Fact]
    public async Task Of_a_task_without_a_service_the_interface_tells_its_groups_while_it_is_there()
    {
        var asked = Surrounded.NeverStarted(NoSecret, [Surrounded.Secret], ofService: false).Asked();

        (await asked.With("ec2", new Network().Endpoint("secretsmanager").Interface("eni-0task").Section).Why()).Check("network").Status.ShouldBe(CheckStatus.Pass);
        (await asked.With("ec2", new Network().Endpoint("secretsmanager").Section).Why()).Check("network").Detail.ShouldContain("security groups are not known");
    }

    [Fact]
    public async Task Block_public_access_is_read_only_where_it_may_matter()
    {
        var blocked = await Secret(new Network().Nat().Blocked("block-bidirectional")).Why();
        blocked.Check("network").Detail.ShouldContain("VPC block public access (block-bidirectional) closes the way");
        (await Secret(new Network().Nat().Blocked("block-ingress")).Why()).Check("network").Status.ShouldBe(CheckStatus.Pass);
        (await Secret(new Network().Nat()).Why()).Dossier.Looks.ShouldNotContain(l => l.Id.StartsWith("ec2/block"));
    }

    [Fact]
    public async Task A_host_of_an_applications_line_is_looked_for()
    {
        var incident = new Incident().Service().Definition(42, Incident.Container("app")).Task(Incident.TaskId, Surrounded.Placed)
            .Stream(Incident.Group, $"ecs/app/{Incident.TaskId}", "Error: connect ETIMEDOUT 10.9.0.7:5432");

        var check = (await incident.Asked().In(new Network()).Why()).Check("network");

        check.Detail.ShouldBe("no network path from subnet-0task to 10.9.0.7: route table rtb-0main of subnet-0task has no route to 10.9.0.7");
    }

    [Fact]
    public async Task No_more_calls_are_made_than_were_allowed()
    {
        var worst = new Network().Nat().Blocked("block-bidirectional", told: false).Endpoint("ecr.api");
        var incident = Surrounded.NeverStarted("CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref 111122223333.dkr.ecr.eu-central-1.amazonaws.com/app:1: failed to do request: Head \"https://111122223333.dkr.ecr.eu-central-1.amazonaws.com/v2/app/manifests/1\": dial tcp 3.0.0.1:443: i/o timeout");

        var without = await incident.Asked().Why();
        var with = await incident.Asked().In(worst).Why();

        (with.AwsCalls - without.AwsCalls).ShouldBeLessThanOrEqualTo(10);
    }

    private static JsonObject Secret(Network? network) => Surrounded.NeverStarted(NoSecret, [Surrounded.Secret]).Asked().In(network);
}
