using System.Text.Json.Nodes;

namespace TriageBot.EndToEnd.Cli;

public sealed class DeniedTests
{
    [Fact]
    public async Task A_case_that_records_nothing_denies_everything_and_the_permission_is_said()
    {
        var run = await Changed.Why(Changed.Without("ecs", "logs"));

        run.Status.ShouldBe(4);
        run.Out.ShouldBeEmpty();
        run.Error.ShouldContain("nothing could be read. task 3f2a81d09b5e4c6fa7130d2e88b954c1 in cluster prod: AccessDeniedException");
        run.Error.ShouldContain("""This statement would open it: {"Effect":"Allow","Action":"ecs:DescribeTasks",""");
    }

    [Theory]
    [InlineData("AccessDeniedException", "This statement would open it: {")]
    [InlineData("ExpiredTokenException", "Sign in again (aws sso login), or set fresh keys")]
    [InlineData("UnrecognizedClientException", "Sign in again (aws sso login), or set fresh keys")]
    [InlineData("ThrottlingException", "Try again in a minute")]
    [InlineData("InternalServerError", "nothing could be read. task 3f2a81d09b5e4c6fa7130d2e88b954c1 in cluster prod")]
    public async Task Where_every_call_fails_alike_one_message_says_what_to_do(string error, string remedy)
    {
        var run = await Changed.Why(Changed.WithFault(error, "*"));

        run.Status.ShouldBe(4);
        run.Out.ShouldBeEmpty();
        var message = run.Error.TrimEnd().Split('\n').Where(l => !l.StartsWith("triagebot: reading ", StringComparison.Ordinal)).ShouldHaveSingleItem();
        message.ShouldContain(error);
        message.ShouldContain(remedy);
        message.ShouldNotContain("..");
    }

    [Fact]
    public async Task The_json_is_printed_even_where_nothing_could_be_read()
    {
        var run = await Changed.Why(Changed.WithFault("AccessDeniedException", "*"), "--format", "json");

        run.Status.ShouldBe(4);
        var report = JsonNode.Parse(run.Out)!;
        ((string?)report["verdict"]).ShouldBe("not_found");
        report["gaps"]!.AsArray().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Some_denied_reads_are_gaps_of_an_answer()
    {
        var run = await Changed.Why(Changed.WithFault("AccessDeniedException", "FilterLogEvents", "DescribeServices"), "--format", "json");

        run.Status.ShouldBe(0);
        var report = JsonNode.Parse(run.Out)!;
        ((string?)report["verdict"]).ShouldBe("concluded");
        report["gaps"]!.AsArray().Select(g => (string?)g!["grant"]).ShouldContain(g => g!.Contains("logs:FilterLogEvents", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_denied_record_is_not_a_target_that_does_not_exist()
    {
        // The event log group can be read and tells nothing of this task; ECS itself refuses.
        var recorded = Changed.WithFault("AccessDeniedException", "DescribeTasks", "ListTasks", "DescribeServices", "ListClusters");
        foreach (var group in recorded["logs"]!["groups"]!.AsArray())
            group!["streams"] = new JsonArray();

        var run = await Changed.Why(recorded);

        run.Status.ShouldBe(4);
        run.Error.ShouldContain("ecs:DescribeTasks");
    }
}
