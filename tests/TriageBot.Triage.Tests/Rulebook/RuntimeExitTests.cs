using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Tests.Rulebook;

public sealed class RuntimeExitTests(BuiltInRules builtIn) : IClassFixture<BuiltInRules>
{
    private readonly Rules _rules = builtIn.Rules;

    [Fact]
    public void Nodes_own_mark_makes_a_plain_error_the_cause()
    {
        var top = Top(1, "/app/index.js:5", "  throw new Error('Jobs overlap');", "Error: Jobs overlap", "    at Object.<anonymous> (/app/index.js:5:9)", "Node.js v18.17.1");

        top.Cause.ShouldBe("app_exception");
        top.Strength.ShouldBe(Strength.Strong);
        top.For[0].EvidenceId.ShouldBe("logs/app#2");
        top.Summary.ShouldContain("Jobs overlap");
    }

    [Theory]
    [InlineData("Error: Jobs overlap", "next try in 5 s")]
    [InlineData("Node.js v18.17.1")]
    public void A_plain_error_or_the_mark_alone_says_nothing(params string[] lines) =>
        Top(1, lines).Cause.ShouldBe("no_evidence");

    [Fact]
    public void The_deepest_cause_of_a_Java_trace_decides()
    {
        var top = Top(
            1,
            "org.springframework.beans.factory.BeanCreationException: Error creating bean with name 'jobs'",
            "Caused by: org.springframework.beans.BeanInstantiationException: Failed to instantiate [com.acme.Jobs]",
            "Caused by: java.lang.NumberFormatException: For input string: \"x\"");

        top.Cause.ShouldBe("app_exception");
        top.For[0].EvidenceId.ShouldBe("logs/app#2");
    }

    [Theory]
    [InlineData("Unhandled exception. System.TypeInitializationException: The type initializer for 'Program' threw an exception.", " ---> Acme.Keys.KeyException: The key store is required")]
    [InlineData("TypeError [ERR_INVALID_ARG_TYPE]: The \"path\" argument must be of type string. Received undefined", "Node.js v18.17.1")]
    public void What_lies_outside_of_the_code_is_not_called_a_bug(params string[] lines)
    {
        var top = Top(1, lines);

        top.Bucket.ShouldBe(Bucket.Unknown);
        top.Cause.ShouldBe("app_exception_outside");
    }

    [Theory]
    [InlineData("db_connection_pool_timeout", "thread 'main' panicked at src/main.rs:9:44:", "Failed to create pool: PoolTimedOut")]
    [InlineData("volume_permission_denied", "Exception in thread \"main\" java.lang.RuntimeException: start", "Caused by: java.nio.file.AccessDeniedException: /data")]
    [InlineData("app_config_missing", "panic: open config.yaml: no such file or directory")]
    [InlineData("app_config_invalid", "APPLICATION FAILED TO START", "Failed to bind properties under 'server.port' to java.lang.Integer:")]
    [InlineData("wrong_env_var", "thread 'main' panicked at src/main.rs:12:40:", "PORT must be a number: ParseIntError { kind: InvalidDigit }")]
    public void What_lies_outside_is_named_where_the_line_names_it(string cause, params string[] lines) =>
        Top(1, lines).Cause.ShouldBe(cause);

    [Theory]
    [InlineData("runtime_version_mismatch", "Exception in thread \"main\" java.lang.UnsupportedClassVersionError: com/acme/Main has been compiled by a more recent version of the Java Runtime (class file version 61.0)")]
    [InlineData("runtime_version_mismatch", "The framework 'Microsoft.AspNetCore.App', version '8.0.0' (x64) was not found.")]
    [InlineData("outdated_library", "Exception in thread \"main\" java.lang.NoSuchMethodError: 'void com.acme.Lib.run(int)'")]
    [InlineData("missing_module", "PrismaClientInitializationError: Prisma Client could not locate the Query Engine for runtime \"linux-musl-openssl-3.0.x\".")]
    [InlineData("wrong_command", "npm ERR! missing script: start")]
    [InlineData("library_bug", "terminate called after throwing an instance of 'std::runtime_error'")]
    [InlineData("segfault", "free(): invalid pointer")]
    public void What_names_the_failure_outweighs_the_exception(string cause, string line)
    {
        var top = Top(1, "starting", line);

        top.Cause.ShouldBe(cause);
        top.For[0].EvidenceId.ShouldBe("logs/app#1");
    }

    private Hypothesis Top(int exitCode, params string[] lines) =>
        _rules.Weigh(Stop.Exited().Container("app", exitCode).Logged("app", lines).Dossier())[0];
}
