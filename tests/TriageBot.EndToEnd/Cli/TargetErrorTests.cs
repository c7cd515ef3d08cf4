namespace TriageBot.EndToEnd.Cli;

public sealed class TargetErrorTests
{
    public static TheoryData<string> Malformed =>
    [
        "", " ", "abc", "3f2a81d0", "3F2A81D09B5E4C6FA7130D2E88B954C1", "3f2a81d09b5e4c6fa7130d2e88b954c1f", "3f2a…54c1",
        "arn:aws:ecs", "arn:aws:ecs:eu-central-1:1:task/x", "arn:aws:ecs:eu-central-1:111122223333:cluster/prod",
        "arn:aws:ecs:mars-1:111122223333:task/prod/3f2a81d09b5e4c6fa7130d2e88b954c1", "arn:aws:s3:::bucket", "arn:", "arn:aws:ecs::::",
        "https://example.com", "https://", "https://eu-central-1.console.aws.amazon.com/ecs/v2/clusters", "prod/", "/", "a/b/c/d",
        "checkout:0", "checkout:99999999999999", "`rm -rf /`", "../../etc/passwd", "\u001b[31mred\u001b[0m", "\u202e\u200b", "💥",
        $"{new string('x', 5000)}", "why did it die", "<@U123> <!channel>", $"{Changed.Task} 3f2a81d09b5e4c6fa7130d2e88b954c2",
    ];

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task A_malformed_target_is_one_line_that_says_what_was_found_and_what_works(string target)
    {
        var run = await Cli.Run("why", target, "--replay", Changed.Case);

        run.Status.ShouldBe(2);
        run.Out.ShouldBeEmpty();
        run.Error.ShouldStartWith("triagebot: the target cannot be read: found ");
        run.Error.ShouldContain(". What works: ");
        run.Error.TrimEnd().ShouldNotContain('\n');
        run.Error.ShouldNotContain('\u001b');
        run.Error.ShouldNotContain('\u202e');
        run.Error.Length.ShouldBeLessThan(800);
    }

    [Theory]
    [InlineData("prod/3f2a81d09b5e4c6fa7130d2e88b954c9")]
    [InlineData("prod/nosuchservice")]
    [InlineData("nosuchcluster/checkout")]
    [InlineData("nosuchfamily:3")]
    [InlineData("arn:aws:ecs:eu-central-1:111122223333:task/prod/3f2a81d09b5e4c6fa7130d2e88b954c9")]
    public async Task A_target_that_does_not_exist_has_its_own_status_and_the_json_all_the_same(string target)
    {
        var run = await Cli.Run("why", target, "--replay", Changed.Case, "--format", "json");

        run.Status.ShouldBe(3);
        ((string?)System.Text.Json.Nodes.JsonNode.Parse(run.Out)!["verdict"]).ShouldBe("not_found");
    }

    [Fact]
    public async Task A_bare_id_in_a_region_where_it_is_not_says_where_was_looked()
    {
        var run = await Cli.Run("why", Changed.Task, "--replay", Changed.Case, "--region", "us-east-1");

        run.Status.ShouldBe(3);
        run.Error.ShouldContain("looked in us-east-1; where the target is elsewhere, say so with --region or --profile, or paste its ARN");
    }

    [Fact]
    public async Task The_region_of_an_arn_wins_over_the_option_and_that_is_said()
    {
        var run = await Cli.Run("why", $"arn:aws:ecs:eu-central-1:111122223333:task/prod/{Changed.Task}", "--replay", Changed.Case, "--region", "us-east-1");

        run.Status.ShouldBe(0);
        run.Error.ShouldContain("the target is in eu-central-1; --region us-east-1 is for targets that name none");
    }

    [Fact]
    public async Task A_bare_id_without_any_region_asks_for_one()
    {
        var run = await Cli.Run("why", Changed.Task);

        run.Status.ShouldBe(2);
        run.Error.ShouldContain("which names no Region. What works: set a Region (--region, AWS_REGION)");
    }
}
