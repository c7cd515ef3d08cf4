using System.Text;
using System.Text.Json.Nodes;
using TriageBot.Replay.Cases;

namespace TriageBot.Replay.Tests.Cases;

public sealed class CaseReaderTests
{
    [Fact]
    public void A_case_is_read()
    {
        var read = CaseReader.Read(Given.Path);

        read.Name.ShouldBe("checkout loses its tasks");
        read.File.ShouldBe("checkout.case.json");
        read.Now.ShouldBe(new DateTimeOffset(2026, 1, 1, 14, 10, 0, TimeSpan.Zero));
        (read.Account, read.Region).ShouldBe(("111122223333", "eu-central-1"));
        read.ExpectedTarget.ShouldEndWith("/00000000000000000000000000000001");
        read.Expected!.Value.GetProperty("bucket").GetString().ShouldBe("OOM");
    }

    [Theory]
    [InlineData("{\n  \"name\": \"x\",\n  oops\n}", "a.case.json: line 3, position 3: this is not readable JSON")]
    [InlineData("{\"name\":1,\"name\":2}", "a.case.json: ")]
    [InlineData("", "a.case.json: line 1, position 1: ")]
    [InlineData("[]", "a.case.json: the whole file must be one JSON object")]
    public void Broken_json_is_named_with_its_place(string json, string message) => Should.Throw<CaseException>(() => Given.Parse(json)).Message.ShouldStartWith(message);

    [Theory]
    [InlineData("name", null, "name is missing")]
    [InlineData("now", null, "now is missing")]
    [InlineData("now", "\"yesterday\"", "now must be a time")]
    [InlineData("region", null, "region is missing")]
    [InlineData("region", "\"../etc\"", "region must be an AWS Region")]
    [InlineData("account", "\"123\"", "account must be twelve digits")]
    [InlineData("account", "111122223333", "account must be text")]
    [InlineData("expected", null, "expected is missing")]
    [InlineData("expected", "{}", "expected.target is missing")]
    [InlineData("ecs", "[]", "ecs must be an object")]
    [InlineData("ecs", "{\"tasks\":{}}", "ecs.tasks must be a list")]
    [InlineData("ecs", "{\"tasks\":[{\"taskArn\":\"a\"},{}]}", "ecs.tasks[1].taskArn is missing")]
    [InlineData("ecs", "{\"tasks\":[7]}", "ecs.tasks[0] must be an object")]
    [InlineData("logs", "{\"groups\":[{\"logGroupName\":\"g\",\"streams\":[{\"logStreamName\":\"s\",\"events\":[{\"timestamp\":1}]}]}]}", "logs.groups[0].streams[0].events[0].message must be text")]
    [InlineData("logs", "{\"groups\":[{\"logGroupName\":\"g\",\"streams\":[{\"logStreamName\":\"s\",\"events\":[{\"timestamp\":\"noon\",\"message\":\"m\"}]}]}]}", "logs.groups[0].streams[0].events[0].timestamp must be a time")]
    [InlineData("iam", "[]", "iam must be an object")]
    [InlineData("iam", "{\"roles\":[{\"RoleName\":\"r\"}]}", "iam.roles[0].Arn is missing")]
    [InlineData("iam", "{\"roles\":[{\"Arn\":\"r\",\"InlinePolicies\":[]}]}", "iam.roles[0].InlinePolicies must be an object")]
    [InlineData("iam", "{\"roles\":[{\"Arn\":\"r\",\"InlinePolicies\":{\"p\":7}}]}", "iam.roles[0].InlinePolicies.p must be a policy document")]
    [InlineData("iam", "{\"roles\":[{\"Arn\":\"r\",\"AttachedPolicies\":[{}]}]}", "iam.roles[0].AttachedPolicies[0].PolicyArn is missing")]
    [InlineData("iam", "{\"policies\":[{\"Arn\":\"p\",\"Versions\":[{\"VersionId\":\"v1\"}]}]}", "iam.policies[0].Versions[0].Document must be a policy document")]
    [InlineData("iam", "{\"simulations\":[{\"PolicySourceArn\":\"r\",\"ActionName\":\"a:b\",\"EvalDecision\":\"yes\"}]}", "iam.simulations[0].EvalDecision must be allowed")]
    [InlineData("cloudwatch", "{\"metrics\":[{\"MetricName\":\"m\"}]}", "cloudwatch.metrics[0].Namespace is missing")]
    [InlineData("cloudwatch", "{\"metrics\":[{\"MetricName\":\"m\",\"Namespace\":\"n\",\"points\":[[1,2],[\"noon\",2]]}]}", "cloudwatch.metrics[0].points[1] must be a pair")]
    [InlineData("ec2", "[]", "ec2 must be an object")]
    [InlineData("ec2", "{\"subnets\":[{}]}", "ec2.subnets[0].SubnetId is missing")]
    [InlineData("ec2", "{\"Subnets\":[{}]}", "ec2.subnets[0].SubnetId is missing")]
    [InlineData("elbv2", "{\"targetHealth\":{}}", "elbv2.targetHealth must be a list")]
    [InlineData("secretsmanager", "{\"secrets\":[{\"Name\":\"db\"}]}", "secretsmanager.secrets[0].ARN is missing")]
    [InlineData("description", "\"\\ud800\"", "description holds text that is not valid Unicode")]
    [InlineData("steps", "[{\"after\":\"soon\",\"patch\":{}}]", "steps[0].after must be an ISO 8601 duration")]
    [InlineData("steps", "[{\"after\":\"-PT1S\",\"patch\":{}}]", "steps[0].after must not be negative")]
    [InlineData("steps", "[{\"after\":\"PT1S\"}]", "steps[0].patch must be an object")]
    [InlineData("steps", "[{\"after\":\"PT1S\",\"patch\":{\"ecs\":{\"tasks\":[{}]}}}]", "ecs.tasks[0].taskArn is missing")]
    [InlineData("faults", "[{\"error\":\"x\"}]", "faults[0].operation is missing")]
    [InlineData("faults", "[{\"operation\":\"*\",\"times\":0}]", "faults[0].times must be a whole number")]
    public void What_is_missing_or_wrong_is_named_by_its_path(string key, string? value, string message)
    {
        var document = Given.Document();
        document.Remove(key);
        var json = document.ToJsonString();
        if (value is not null)
            json = $"{json[..^1]},\"{key}\":{value}}}";

        Should.Throw<CaseException>(() => Given.Parse(json)).Message.ShouldStartWith("a.case.json: " + message);
    }

    [Fact]
    public void Size_depth_and_counts_are_capped()
    {
        Should.Throw<CaseException>(() => CaseReader.Parse(new byte[(16 * 1024 * 1024) + 1], "big")).Message.ShouldContain("16 MiB");
        Should.Throw<CaseException>(() => Given.Parse(new string('[', 100) + new string(']', 100))).Message.ShouldContain("depth");
        Should.Throw<CaseException>(() => Given.Case(c => c["steps"] = new JsonArray([.. Enumerable.Range(0, 101).Select(_ => new JsonObject())]))).Message.ShouldContain("101 entries");
    }

    [Fact]
    public void A_file_that_is_not_there_is_one_clear_sentence()
    {
        var error = Should.Throw<CaseException>(() => CaseReader.Read(Path.Combine(AppContext.BaseDirectory, "none.case.json")));

        error.Message.ShouldContain("there is no such file");
        error.Message.ShouldNotContain("\n");
    }

    [Fact]
    public void A_byte_order_mark_is_no_obstacle() => CaseReader.Parse(Encoding.UTF8.GetPreamble().Concat(File.ReadAllBytes(Given.Path)).ToArray(), "x").Name.ShouldStartWith("checkout");

    [Fact]
    public void No_file_however_broken_does_worse_than_to_be_refused()
    {
        var random = new Random(4);
        var good = File.ReadAllBytes(Given.Path);
        for (var i = 0; i < 2_000; i++)
        {
            var bytes = good.ToArray();
            for (var change = random.Next(1, 4); change > 0; change--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            if (random.Next(4) == 0)
                bytes = bytes[..random.Next(bytes.Length)];
            if (Record.Exception(() => CaseReader.Parse(bytes, "f")) is { } error)
                error.ShouldBeOfType<CaseException>(error.ToString()).Message.ShouldStartWith("f: ");
        }
    }

    [Fact]
    public void No_value_in_the_wrong_place_does_worse_than_to_be_refused()
    {
        var random = new Random(5);
        string[] odd = ["null", "[]", "{}", "\"\"", "\"2026-01-01T00:00:00Z\"", "-1", "1e400", "true", "[null]", "[{}]"];
        for (var i = 0; i < 1_000; i++)
        {
            var document = i % 2 == 0 ? Given.Document() : Given.Evidence();
            var (owner, key) = Everything(document).ElementAt(random.Next(Everything(document).Count()));
            owner[key] = JsonNode.Parse(odd[random.Next(odd.Length)]);
            if (Record.Exception(() => Given.Parse(document.ToJsonString())) is { } error)
                error.ShouldBeOfType<CaseException>(error.ToString());
        }
    }

    private static IEnumerable<(JsonObject Owner, string Key)> Everything(JsonNode? node) => node switch
    {
        JsonObject fields => fields.SelectMany(field => Everything(field.Value).Prepend((fields, field.Key))),
        JsonArray list => list.SelectMany(Everything),
        _ => [],
    };
}
