using System.Text.Json;
using System.Text.Json.Nodes;

namespace TriageBot.Replay.Tests.Ecs;

public sealed class DescribeTasksTests
{
    private const string Task1 = "00000000000000000000000000000001";
    private const string Arn = "arn:aws:ecs:eu-central-1:111122223333:task/prod/";

    [Theory]
    [InlineData(Task1)]
    [InlineData(Arn + Task1)]
    [InlineData("arn:aws:ecs:eu-central-1:111122223333:task/" + Task1)]
    public async Task A_task_is_found_by_id_and_by_arn_in_either_form(string identifier)
    {
        var reply = await Given.Aws().Ecs("DescribeTasks", $$"""{"cluster":"prod","tasks":["{{identifier}}"]}""");

        reply.Texts("tasks", "taskArn").ShouldBe([Arn + Task1]);
        reply.Json.GetProperty("failures").GetArrayLength().ShouldBe(0);
        reply.HasRequestId.ShouldBeTrue();
    }

    [Fact]
    public async Task A_task_comes_out_as_it_was_recorded_with_times_in_epoch_seconds()
    {
        var reply = await Given.Aws().Ecs("DescribeTasks", $$"""{"cluster":"prod","tasks":["{{Task1}}"],"include":["TAGS"]}""");

        var recorded = Given.Document()["ecs"]!["tasks"]![0]!.AsObject();
        recorded["createdAt"] = 1767276062.123;
        JsonNode.DeepEquals(JsonNode.Parse(reply.Json.GetProperty("tasks")[0].GetRawText()), recorded).ShouldBeTrue(reply.Body);
        reply.Json.GetProperty("tasks")[0].GetProperty("stoppedAt").GetRawText().ShouldBe("1767276131.123");
    }

    [Fact]
    public async Task Tags_come_only_when_asked_for()
    {
        var reply = await Given.Aws().Ecs("DescribeTasks", $$"""{"cluster":"prod","tasks":["{{Task1}}"]}""");

        reply.Json.GetProperty("tasks")[0].TryGetProperty("tags", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task An_unknown_task_is_a_failure_within_a_good_answer()
    {
        var reply = await Given.Aws().Ecs("DescribeTasks", $$"""{"cluster":"prod","tasks":["{{new string('f', 32)}}","{{Task1}}"]}""");

        reply.Texts("tasks", "taskArn").ShouldBe([Arn + Task1]);
        reply.Texts("failures", "arn").ShouldBe([Arn + new string('f', 32)]);
        reply.Texts("failures", "reason").ShouldBe(["MISSING"]);
    }

    [Fact]
    public async Task A_task_is_forgotten_one_hour_after_it_stopped()
    {
        var aws = Given.Aws();
        const string Body = """{"cluster":"prod","tasks":["00000000000000000000000000000002","00000000000000000000000000000003"]}""";

        (await aws.Ecs("DescribeTasks", Body)).Texts("tasks", "taskArn").ShouldBe([Arn + "00000000000000000000000000000002"]);
        aws.World.Clock.Skip(TimeSpan.FromSeconds(2));
        (await aws.Ecs("DescribeTasks", Body)).Texts("tasks", "taskArn").ShouldBeEmpty();
    }

    [Fact]
    public async Task No_cluster_means_the_cluster_default()
    {
        var aws = Given.Aws();

        (await aws.Ecs("DescribeTasks", $$"""{"tasks":["{{Task1}}"]}""")).Texts("failures", "reason").ShouldBe(["MISSING"]);
        (await aws.Ecs("DescribeTasks", """{"tasks":["00000000000000000000000000000006"]}""")).Json.GetProperty("tasks").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Limits_and_wrong_clusters_are_refused_as_aws_refuses_them()
    {
        var aws = Given.Aws();
        var many = JsonSerializer.Serialize(Enumerable.Range(0, 101).Select(i => i.ToString("D32", System.Globalization.CultureInfo.InvariantCulture)));

        (await aws.Ecs("DescribeTasks", $$"""{"cluster":"prod","tasks":{{many}}}""")).ShouldRefuse("InvalidParameterException");
        (await aws.Ecs("DescribeTasks", """{"cluster":"prod","tasks":[]}""")).ShouldRefuse("InvalidParameterException", "Tasks cannot be empty.");
        (await aws.Ecs("DescribeTasks", """{"cluster":"prod","tasks":["short"]}""")).ShouldRefuse("InvalidParameterException", "taskId length should be one of [32,36]");
        (await aws.Ecs("DescribeTasks", $$"""{"cluster":"nowhere","tasks":["{{Task1}}"]}""")).ShouldRefuse("ClusterNotFoundException", "Cluster not found.");
        (await aws.Ecs("DescribeTasks", $$"""{"cluster":"default","tasks":["{{Arn}}{{Task1}}"]}"""))
            .ShouldRefuse("InvalidParameterException", "Identifier is for cluster prod. Your cluster is default");
    }

    [Theory]
    [InlineData("""{"cluster":7,"tasks":["x"]}""")]
    [InlineData("""{"cluster":"prod","tasks":"x"}""")]
    [InlineData("""{"cluster":"prod","tasks":[1]}""")]
    [InlineData("""{"cluster":"prod","tasks":["\ud800"]}""")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("")]
    public async Task A_request_of_the_wrong_types_is_a_serialization_error(string body) =>
        (await Given.Aws().Ecs("DescribeTasks", body)).ShouldRefuse("SerializationException");

    [Fact]
    public async Task What_a_case_does_not_record_is_denied_and_what_it_records_as_empty_does_not_exist()
    {
        var unrecorded = await Given.Aws(c => c["ecs"]!.AsObject().Remove("tasks")).Ecs("DescribeTasks", $$"""{"cluster":"prod","tasks":["{{Task1}}"]}""");
        unrecorded.ShouldRefuse("AccessDeniedException");
        unrecorded.Message.ShouldStartWith("User: arn:aws:sts::111122223333:assumed-role/replay/triagebot is not authorized to perform: ecs:DescribeTasks on resource: ");
        unrecorded.Message.ShouldEndWith(" because it is not recorded in this case");

        (await Given.Aws(c => c.Remove("ecs")).Ecs("DescribeTasks", $$"""{"cluster":"prod","tasks":["{{Task1}}"]}""")).ShouldRefuse("AccessDeniedException");
        (await Given.Aws(c => c["ecs"]!["tasks"] = new JsonArray()).Ecs("DescribeTasks", $$"""{"cluster":"prod","tasks":["{{Task1}}"]}""")).Texts("failures", "reason").ShouldBe(["MISSING"]);
    }
}
