using System.Text.Json.Nodes;
using TriageBot.Aws.Operations;
using TriageBot.Aws.Policy;

namespace TriageBot.Aws.Tests.Policy;

public sealed class PolicyDocumentTests
{
    [Fact]
    public void Every_operation_that_needs_a_permission_is_allowed_once_and_nothing_else()
    {
        var policy = Parse(PolicyDocument.For("111122223333", "aws", [], ["arn:aws:iam::444455556666:role/reader"], ["arn:aws:sqs:eu-central-1:111122223333:alerts"]));

        Allowed(policy).SelectMany(s => Texts(s, "Action")).Order()
            .ShouldBe(Operation.All.Where(o => o != Operation.GetCallerIdentity).Select(o => o.Action).Order());
    }

    [Fact]
    public void What_can_be_narrowed_is_narrowed_to_the_account_and_partition()
    {
        var policy = Parse(PolicyDocument.For("111122223333", "aws-cn", []));

        Texts(Statement(policy, "ecs:DescribeTasks"), "Resource").ShouldBe(
        [
            "arn:aws-cn:ecs:*:111122223333:task/*", "arn:aws-cn:ecs:*:111122223333:service/*", "arn:aws-cn:ecs:*:111122223333:service-revision/*",
            "arn:aws-cn:ecs:*:111122223333:cluster/*", "arn:aws-cn:ecs:*:111122223333:container-instance/*",
            "arn:aws-cn:ecs:*:111122223333:capacity-provider/*",
        ]);
        Texts(Statement(policy, "ecs:DescribeTaskDefinition"), "Resource").ShouldBe(["*"]);
        Texts(Statement(policy, "logs:DescribeLogGroups"), "Resource").ShouldBe(["*"]);
        ((string?)Statement(policy, "ecs:ListTasks")["Condition"]!["ArnLike"]!["ecs:cluster"]).ShouldBe("arn:aws-cn:ecs:*:111122223333:cluster/*");
    }

    [Fact]
    public void Roles_are_read_in_the_account_and_managed_policies_of_AWS_too()
    {
        var policy = Parse(PolicyDocument.For("111122223333", "aws-us-gov", []));

        Texts(Statement(policy, "iam:SimulatePrincipalPolicy"), "Resource").ShouldBe(["arn:aws-us-gov:iam::111122223333:role/*"]);
        Texts(Statement(policy, "iam:GetPolicyVersion"), "Resource").ShouldBe(["arn:aws-us-gov:iam::111122223333:policy/*", "arn:aws-us-gov:iam::aws:policy/*"]);
        Texts(Statement(policy, "cloudwatch:GetMetricData"), "Resource").ShouldBe(["*"]);
        Texts(Statement(policy, "logs:StopQuery"), "Resource").ShouldBe(["*"]);
    }

    [Fact]
    public void Logs_are_read_in_conventional_groups_and_in_those_that_are_named()
    {
        var policy = Parse(PolicyDocument.For("111122223333", "aws", ["checkout", "arn:aws:logs:eu-west-1:444455556666:log-group:shared:*"]));

        var resources = Texts(Statement(policy, "logs:GetLogEvents"), "Resource");

        resources.ShouldContain("arn:aws:logs:*:111122223333:log-group:/ecs/*");
        resources.ShouldContain("arn:aws:logs:*:111122223333:log-group:/aws/events/*:*");
        resources.ShouldContain("arn:aws:logs:*:111122223333:log-group:checkout");
        resources.ShouldContain("arn:aws:logs:*:111122223333:log-group:checkout:*");
        resources.ShouldContain("arn:aws:logs:eu-west-1:444455556666:log-group:shared");
        resources.ShouldContain("arn:aws:logs:eu-west-1:444455556666:log-group:shared:*");
        resources.ShouldNotContain("*");
    }

    [Fact]
    public void What_surrounds_a_task_is_read_as_narrowly_as_each_service_lets_it_be()
    {
        var policy = Parse(PolicyDocument.For("111122223333", "aws", []));

        Texts(Statement(policy, "ec2:DescribeVpcAttribute"), "Resource").ShouldBe(["arn:aws:ec2:*:111122223333:vpc/*"]);
        Texts(Statement(policy, "ec2:DescribeSubnets"), "Resource").ShouldBe(["*"]);
        Texts(Statement(policy, "ecr:BatchGetImage"), "Resource").ShouldBe(["arn:aws:ecr:*:111122223333:repository/*"]);
        Texts(Statement(policy, "secretsmanager:DescribeSecret"), "Resource").ShouldBe(["arn:aws:secretsmanager:*:111122223333:secret:*"]);
        Texts(Statement(policy, "elasticfilesystem:DescribeMountTargetSecurityGroups"), "Resource").ShouldBe(["arn:aws:elasticfilesystem:*:111122223333:file-system/*"]);
        foreach (var action in (string[])["ssm:DescribeParameters", "elasticloadbalancing:DescribeTargetHealth", "servicequotas:ListServiceQuotas"])
            Texts(Statement(policy, action), "Resource").ShouldBe(["*"]);
    }

    [Fact]
    public void No_value_of_a_secret_or_parameter_is_ever_among_what_can_be_called() =>
        Operation.All.Select(o => o.Action).ShouldNotContain(action => action.StartsWith("ssm:Get", StringComparison.Ordinal)
            || action.StartsWith("secretsmanager:Get", StringComparison.Ordinal) || action.StartsWith("secretsmanager:Batch", StringComparison.Ordinal));

    [Fact]
    public void Roles_are_assumed_only_where_some_are_configured()
    {
        PolicyDocument.For(null, "aws", []).ShouldNotContain("sts:");

        var policy = Parse(PolicyDocument.For(null, "aws", [], ["arn:aws:iam::444455556666:role/reader"]));
        Texts(Statement(policy, "sts:AssumeRole"), "Resource").ShouldBe(["arn:aws:iam::444455556666:role/reader"]);
    }

    [Fact]
    public void Messages_are_taken_only_where_a_queue_is_named_and_only_from_it()
    {
        PolicyDocument.For(null, "aws", []).ShouldNotContain("sqs:");

        var statement = Statement(Parse(PolicyDocument.For(null, "aws", [], queues: ["arn:aws:sqs:eu-central-1:111122223333:alerts"])), "sqs:ReceiveMessage");

        Texts(statement, "Resource").ShouldBe(["arn:aws:sqs:eu-central-1:111122223333:alerts"]);
        // IAM knows no permission for a batch.
        Texts(statement, "Action").ShouldBe(["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility", "sqs:GetQueueAttributes"]);
    }

    [Fact]
    public void What_it_must_never_do_is_denied_whatever_else_its_role_is_given()
    {
        var policy = Parse(PolicyDocument.For("111122223333", "aws", []));

        var denied = policy["Statement"]!.AsArray().Single(s => (string?)s!["Effect"] == "Deny")!.AsObject();

        Texts(denied, "Resource").ShouldBe(["*"]);
        foreach (var action in (string[])["secretsmanager:GetSecretValue", "ssm:GetParameter*", "kms:Decrypt", "logs:Unmask", "ecs:StopTask", "ecs:ExecuteCommand"])
            Texts(denied, "Action").ShouldContain(action);
    }

    [Fact]
    public void Statement_ids_are_what_IAM_accepts()
    {
        var ids = Parse(PolicyDocument.For(null, "aws", []))["Statement"]!.AsArray().Select(s => (string)s!["Sid"]!).ToList();

        ids.ShouldBeUnique();
        ids.ShouldAllBe(id => id.All(char.IsAsciiLetterOrDigit));
    }

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();

    private static IEnumerable<JsonObject> Allowed(JsonObject policy) =>
        policy["Statement"]!.AsArray().Select(s => s!.AsObject()).Where(s => (string?)s["Effect"] == "Allow");

    private static JsonObject Statement(JsonObject policy, string action) => Allowed(policy).Single(s => Texts(s, "Action").Contains(action));

    private static List<string> Texts(JsonObject statement, string property) => [.. statement[property]!.AsArray().Select(a => (string)a!)];
}
