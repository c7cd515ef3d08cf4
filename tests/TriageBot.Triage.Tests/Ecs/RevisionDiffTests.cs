using TriageBot.Triage.Ecs;

namespace TriageBot.Triage.Tests.Ecs;

public sealed class RevisionDiffTests
{
    [Fact]
    public void Equal_revisions_differ_in_nothing() => Changes(d => d).ShouldBeEmpty();

    [Theory]
    [InlineData("image", "app:1", "app:2")]
    [InlineData("command", "serve", "serve --fast")]
    [InlineData("memory", "512", "256")]
    [InlineData("health check", null, "CMD-SHELL curl localhost every 10 s, 2 tries of 5 s, start period 0 s")]
    [InlineData("log awslogs-group", "/a", "/b")]
    [InlineData("secret TOKEN", "arn:one", "arn:two")]
    public void A_containers_settings_are_compared(string what, string? from, string? to)
    {
        var changes = Changes(d => d with
        {
            Containers =
            [
                d.Containers[0] with
                {
                    Image = "app:2",
                    Command = ["serve", "--fast"],
                    MemoryMiB = 256,
                    HealthCheck = new HealthCheck(["CMD-SHELL", "curl", "localhost"], 10, null, 2, null),
                    Log = new LogConfiguration("awslogs", new Dictionary<string, string> { ["awslogs-group"] = "/b" }),
                    Secrets = [new SecretReference("TOKEN", "arn:two")],
                },
            ],
        });

        changes.Single(c => c.What == what).ShouldBe(new Change("app", what, from, to));
        changes.Count.ShouldBe(6);
    }

    [Fact]
    public void Of_the_environment_names_come_and_go()
    {
        var changes = Changes(d => d with { Containers = [d.Containers[0] with { EnvironmentNames = ["A", "C"] }] });

        changes.Select(c => (c.What, c.IsNew, c.IsGone)).ShouldBe([("env C", true, false), ("env B", false, true)]);
    }

    [Fact]
    public void Containers_come_and_go()
    {
        var changes = Changes(d => d with { Containers = [new ContainerDefinition { Name = "web" }] });

        changes.Select(c => (c.Container, c.IsNew, c.IsGone)).ShouldBe([("app", false, true), ("web", true, false)]);
    }

    [Fact]
    public void Roles_and_sizes_of_the_task_are_compared()
    {
        var changes = Changes(d => d with { TaskRoleArn = "arn:aws:iam::111122223333:role/b", MemoryMiB = 2048, Cpu = 512 });

        changes.Select(c => $"{c.What} {c.From} {c.To}").ShouldBe(["cpu 256 512", "memory 1024 2048", "task role a b"]);
    }

    private static IReadOnlyList<Change> Changes(Func<TaskDefinition, TaskDefinition> change)
    {
        var one = new TaskDefinition
        {
            Arn = "arn",
            Family = "checkout",
            Revision = 41,
            Cpu = 256,
            MemoryMiB = 1024,
            TaskRoleArn = "arn:aws:iam::111122223333:role/a",
            Containers =
            [
                new ContainerDefinition
                {
                    Name = "app",
                    Image = "app:1",
                    Command = ["serve"],
                    MemoryMiB = 512,
                    EnvironmentNames = ["A", "B"],
                    Secrets = [new SecretReference("TOKEN", "arn:one")],
                    Log = new LogConfiguration("awslogs", new Dictionary<string, string> { ["awslogs-group"] = "/a" }),
                },
            ],
        };
        return RevisionDiff.Between(one, change(one) with { Revision = 42 }).Changes;
    }
}
