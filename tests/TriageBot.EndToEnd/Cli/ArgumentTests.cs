namespace TriageBot.EndToEnd.Cli;

public sealed class ArgumentTests
{
    [Theory]
    [InlineData("say what to do: why, ask, record, verify, replay, eval, serve, doctor, policy, completion")]
    [InlineData("unknown verb 'whyy' (did you mean 'why'?)", "whyy", "x")]
    [InlineData("unknown verb 'explode'", "explode")]
    [InlineData("unknown option '--formt'", "--formt")]
    [InlineData("Required argument 'target' missing for command: 'why'", "why")]
    [InlineData("unknown option '--frmat' (did you mean '--format'?)", "why", "prod/checkout", "--frmat", "json")]
    [InlineData("unknown option '-x'", "why", "-x")]
    [InlineData("--format is 'xml', and must be text, json or markdown", "why", "prod/checkout", "--format", "xml")]
    [InlineData("--decoder is 'dice', and must be rulebook", "why", "prod/checkout", "--decoder", "dice")]
    [InlineData("--region is 'Frankfurt', and must be a Region code", "why", "prod/checkout", "--region", "Frankfurt")]
    [InlineData("--replay is '', and must be a case file or a folder of cases", "why", "prod/checkout", "--replay", "")]
    [InlineData("Required argument missing for option: '--profile'", "why", "prod/checkout", "--profile")]
    [InlineData("Required argument 'report' missing", "verify")]
    [InlineData("unexpected argument 'b'", "verify", "a", "b")]
    [InlineData("Required argument 'case' missing", "replay")]
    [InlineData("--port is 'abc', and must be a whole number between 0 and 65535", "replay", "x", "--port", "abc")]
    [InlineData("--port is '70000', and must be", "replay", "x", "--port", "70000")]
    [InlineData("--latency is '-5', and must be", "replay", "x", "--latency", "-5")]
    [InlineData("--account is '12', and must be twelve digits", "policy", "--account", "12")]
    [InlineData("--partition is 'earth', and must be", "policy", "--partition", "earth")]
    [InlineData("--log-group is 'two words', and must be", "policy", "--log-group", "two words")]
    [InlineData("--queue is 'arn:aws:sqs:alerts', and must be the ARN of a queue", "policy", "--queue", "arn:aws:sqs:alerts")]
    public async Task A_mistyped_command_line_is_one_line_about_what_is_wrong(string message, params string[] args)
    {
        var run = await Cli.Run(args);

        run.Status.ShouldBe(2);
        run.Out.ShouldBeEmpty();
        run.Error.ShouldStartWith($"triagebot: {message}");
        run.Error.TrimEnd().ShouldNotContain('\n');
        run.Error.ShouldContain("--help'");
    }

    [Fact]
    public async Task A_pasted_at_sign_opens_no_file()
    {
        using var folder = new Stacks.TempFolder();
        var file = folder.Write("arguments.rsp", "policy");

        var run = await Cli.Run("why", $"@{file}", "--replay", Changed.Case);

        run.Status.ShouldBe(2);
        run.Out.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("why", "--help")]
    [InlineData("verify", "-h")]
    [InlineData("replay", "--help")]
    [InlineData("policy", "--help")]
    public async Task Help_stands_on_standard_output_and_ends_with_examples(params string[] args)
    {
        var run = await Cli.Run(args);

        run.Status.ShouldBe(0);
        run.Error.ShouldBeEmpty();
        run.Out.ShouldContain("Usage:");
        run.Out.ShouldMatch(@"Examples:\s+triagebot ");
    }

    [Fact]
    public async Task The_version_is_a_number() => (await Cli.Run("--version")).Out.ShouldMatch(@"^\d+\.\d+\.\d+");

    [Fact]
    public async Task A_shell_can_complete_verbs_and_values()
    {
        (await Cli.Run("[suggest:2]", "wh")).Out.Trim().ShouldBe("why");
        (await Cli.Run("[suggest:13]", "why --format ")).Out.ShouldContain("markdown");
    }

    [Fact]
    public async Task A_pasted_aws_command_keeps_its_flags()
    {
        var run = await Cli.Run("why", "--cluster", "prod", "--tasks", Changed.Task, "--replay", Changed.Case);

        run.Status.ShouldBe(0, run.Error);
    }
}
