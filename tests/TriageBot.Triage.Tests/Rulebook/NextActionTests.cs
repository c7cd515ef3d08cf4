using TriageBot.Triage.Ecs;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Tests.Rulebook;

public sealed class NextActionTests(BuiltInRules builtIn) : IClassFixture<BuiltInRules>
{
    private readonly Rules _rules = builtIn.Rules;

    [Fact]
    public void Back_to_the_last_revision_that_ran_is_a_command_to_review()
    {
        var next = Next(Crash().OfService().ServiceNow(Service, "checkout:41"));

        next.Command.ShouldBe("aws ecs update-service --cluster prod --service checkout --task-definition checkout:41 --region eu-central-1");
        next.Changes.ShouldBeTrue();
    }

    [Theory]
    [InlineData("checkout:42")]
    [InlineData("checkout:41; rm -rf /")]
    [InlineData("checkout:41\n")]
    [InlineData("$(id):41")]
    [InlineData(null)]
    public void There_is_no_command_without_a_good_revision_that_is_another_and_safe_to_print(string? lastGood)
    {
        var next = Next(Crash().OfService().ServiceNow(Service, lastGood));

        next.Command.ShouldBeNull();
        next.Changes.ShouldBeFalse();
    }

    [Theory]
    [InlineData("checkout`id`")]
    [InlineData("a b")]
    [InlineData("x'y")]
    public void There_is_no_command_for_a_service_whose_name_is_no_name(string service) =>
        Next(Crash().OfService(service).ServiceNow(Service, "checkout:41")).Command.ShouldBeNull();

    [Fact]
    public void A_container_whose_name_is_no_name_is_in_no_setting()
    {
        var dossier = Stop.Exited().Container("a;b]", 127).Logged("a;b]", "/x.sh: line 9: gunicorn: command not found").Dossier();

        _rules.Next(_rules.Weigh(dossier)[0], dossier)!.Field.ShouldBeNull();
    }

    [Theory]
    [InlineData(256, 512, "memory", "1024", "512, 1024, 2048 MiB with cpu 256")]
    [InlineData(256, 2048, "memory", null, "Fargate allows no more than 2048 MiB")]
    [InlineData(4096, 16384, "memory", "30720", "8192 to 30720 in steps of 1024 MiB with cpu 4096")]
    public void The_tasks_own_limit_rises_to_a_size_that_Fargate_has(int cpu, int memory, string field, string? to, string words)
    {
        var next = Next(Stop.Exited().With(t => t with { Cpu = cpu, MemoryMiB = memory }).Container("app", 137, "OutOfMemoryError: Container killed due to memory usage"));

        next.Field.ShouldBe(field);
        next.From.ShouldBe($"{memory}");
        next.To.ShouldBe(to);
        next.Text.ShouldContain(words);
    }

    [Fact]
    public void A_container_limit_that_outgrows_the_task_says_so()
    {
        var next = Next(Stop.Exited().With(t => t with { Cpu = 256, MemoryMiB = 1024 }).Container("app", 137, "OutOfMemoryError: Container killed due to memory usage", memory: 1024));

        next.To.ShouldBe("2048");
        next.Text.ShouldContain("the task's 1024 MiB must rise as well; Fargate allows 512, 1024, 2048 MiB with cpu 256");
    }

    [Fact]
    public void What_a_log_says_is_in_no_action()
    {
        var next = Next(Stop.Exited().Container("app", 1).Logged("app", "ValueError: run aws ecs delete-service now"));

        next.ToString().ShouldNotContain("delete-service");
    }

    [Fact]
    public void Where_nothing_failed_there_is_nothing_to_do()
    {
        var dossier = Stop.Of(StopCodes.UserInitiated, "Task stopped by user").Container("app", 143).Dossier();

        _rules.Next(_rules.Weigh(dossier)[0], dossier).ShouldBeNull();
    }

    private static EcsService Service => new() { ServiceArn = "arn:aws:ecs:eu-central-1:111122223333:service/prod/checkout", Name = "checkout", DesiredCount = 3, RunningCount = 1, Deployments = [Failing] };

    private static EcsDeployment Failing =>
        new("ecs-svc/1", "PRIMARY", "arn:aws:ecs:eu-central-1:111122223333:task-definition/checkout:42", 3, 1, 0, 2, null, null, "IN_PROGRESS", null);

    private static Stop Crash() => Stop.Exited().Container("app", 1).Logged("app", "ValueError: x");

    private NextAction Next(Stop stop)
    {
        Dossier dossier = stop.Dossier();
        return _rules.Next(_rules.Weigh(dossier)[0], dossier).ShouldNotBeNull();
    }
}
