using TriageBot.Replay.Cases;
using TriageBot.Replay.Worlds;

namespace TriageBot.Replay.Tests.Worlds;

public sealed class WorldTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("replay-world-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task In_another_region_nothing_exists()
    {
        var aws = new AwsClient(Given.World()) { Region = "us-east-1" };

        (await aws.Ecs("DescribeTasks", """{"cluster":"prod","tasks":["x"]}""")).ShouldRefuse("ClusterNotFoundException");
        (await aws.Ecs("ListClusters", "{}")).Texts("clusterArns").ShouldBeEmpty();
        (await aws.Logs("FilterLogEvents", """{"logGroupName":"/ecs/checkout"}""")).ShouldRefuse("ResourceNotFoundException");
    }

    [Fact]
    public async Task Two_regions_of_one_account_are_two_places()
    {
        var world = World.Of([Given.Case(), Given.Case(c => { c["region"] = "us-east-1"; c["ecs"]!["clusters"]!.AsArray().RemoveAt(1); })], new StillTime());

        (await new AwsClient(world).Ecs("ListClusters", "{}")).Texts("clusterArns").Length.ShouldBe(2);
        (await new AwsClient(world) { Region = "us-east-1" }.Ecs("ListClusters", "{}")).Texts("clusterArns").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Cases_of_one_place_are_one_world_and_each_keeps_its_own_time()
    {
        var old = Given.Case(c =>
        {
            c["now"] = "2025-03-01T12:00:00Z";
            var task = c["ecs"]!["tasks"]![0]!;
            task["taskArn"] = "arn:aws:ecs:eu-central-1:111122223333:task/prod/0000000000000000000000000000000a";
            task["stoppedAt"] = "2025-03-01T11:30:00Z";
            c["logs"]!["groups"]![0]!["streams"]![0]!["logStreamName"] = "ecs/app/old";
        });
        var world = World.Of([old, Given.Case()], new StillTime());
        var aws = new AwsClient(world);

        world.Clock.GetUtcNow().ShouldBe(new DateTimeOffset(2026, 1, 1, 14, 10, 0, TimeSpan.Zero));
        (await aws.Ecs("ListTasks", """{"cluster":"prod","desiredStatus":"STOPPED"}""")).Texts("taskArns").Select(arn => arn[^1]).ShouldContain('a');
        (await aws.Logs("DescribeLogStreams", """{"logGroupName":"/ecs/checkout"}""")).Texts("logStreams", "logStreamName").Length.ShouldBe(4);
        world.Clock.Skip(TimeSpan.FromMinutes(31));
        (await aws.Ecs("ListTasks", """{"cluster":"prod","desiredStatus":"STOPPED"}""")).Texts("taskArns").Select(arn => arn[^1]).ShouldNotContain('a');
    }

    [Fact]
    public void A_folder_is_read_in_the_order_of_its_names()
    {
        File.Copy(Given.Path, Path.Combine(_folder.FullName, "b.case.json"));
        File.Copy(Given.Path, Path.Combine(_folder.FullName, "a.case.json"));
        File.WriteAllText(Path.Combine(_folder.FullName, "notes.json"), "no case");

        World.Load(_folder.FullName, TimeProvider.System).Cases.Select(c => c.File).ShouldBe(["a.case.json", "b.case.json"]);
    }

    [Fact]
    public void A_folder_without_cases_is_said_to_be_one() =>
        Should.Throw<CaseException>(() => World.Load(_folder.FullName, TimeProvider.System)).Message.ShouldContain("holds no *.case.json file");

    [Fact]
    public async Task Steps_unfold_when_their_time_has_come()
    {
        var aws = Given.Aws();
        const string Running = """{"cluster":"prod","serviceName":"checkout"}""";
        const string Log = """{"logGroupName":"/ecs/checkout","logStreamName":"ecs/app/00000000000000000000000000000004","startFromHead":true}""";

        aws.World.Clock.Skip(TimeSpan.FromSeconds(29));
        (await aws.Ecs("ListTasks", Running)).Texts("taskArns").Length.ShouldBe(1);
        (await aws.Logs("GetLogEvents", Log)).Texts("events", "message").Length.ShouldBe(2);
        aws.World.Clock.Skip(TimeSpan.FromSeconds(1));
        (await aws.Ecs("ListTasks", Running)).Texts("taskArns").ShouldBeEmpty();
        (await aws.Logs("GetLogEvents", Log)).Texts("events", "message").ShouldBe(["GET /health 200 12", """{"level":"info","a":{"b":"y"},"ms":3}""", "SIGTERM received"]);
        var task = (await aws.Ecs("DescribeTasks", """{"cluster":"prod","tasks":["00000000000000000000000000000004"]}""")).Json.GetProperty("tasks")[0];
        task.GetProperty("stoppedAt").GetInt64().ShouldBe(1767276630);
        task.GetProperty("startedBy").GetString().ShouldBe("ecs-svc/1");
    }
}
