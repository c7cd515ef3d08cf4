using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Tests.Rulebook;

public sealed class ApplicationExitTests(BuiltInRules builtIn) : IClassFixture<BuiltInRules>
{
    private readonly Rules _rules = builtIn.Rules;

    [Theory]
    [InlineData("app_exception", 1, "ValueError: invalid literal for int() with base 10: 'x'")]
    [InlineData("app_exception", 1, "Exception in thread \"main\" java.lang.NullPointerException")]
    [InlineData("app_exception", 134, "Unhandled exception. System.InvalidOperationException: Sequence contains no elements")]
    [InlineData("app_exception", 1, "/app/job.rb:12:in `run': undefined method `id' for nil (NoMethodError)")]
    [InlineData("app_exception", 255, "PHP Fatal error:  Uncaught TypeError: strlen(): Argument #1 in /app/a.php:3")]
    [InlineData("app_panic", 2, "panic: runtime error: index out of range [3] with length 3")]
    [InlineData("app_panic", 101, "thread 'main' panicked at src/main.rs:4:10:")]
    [InlineData("segfault", 139, "Segmentation fault (core dumped)")]
    [InlineData("missing_module", 1, "ModuleNotFoundError: No module named 'requests'")]
    [InlineData("missing_module", 1, "Error: Cannot find module 'express'")]
    [InlineData("missing_file_in_image", 2, "python: can't open file '/app/main.py': [Errno 2] No such file or directory")]
    [InlineData("exec_format_error", 1, "exec /usr/local/bin/node: exec format error")]
    [InlineData("command_not_found", 127, "/entrypoint.sh: line 9: gunicorn: command not found")]
    [InlineData("missing_env_var", 1, "FATAL: environment variable JWT_SECRET is not set")]
    [InlineData("missing_env_var", 1, "KeyError: 'DATABASE_URL'")]
    [InlineData("dependency_connection_refused", 1, "Error: connect ECONNREFUSED 10.0.0.5:5432")]
    [InlineData("dns_failure", 1, "Error: getaddrinfo ENOTFOUND redis")]
    [InlineData("port_bind_denied", 1, "nginx: [emerg] bind() to 0.0.0.0:80 failed (13: Permission denied)")]
    [InlineData("port_in_use", 1, "Error: listen EADDRINUSE: address already in use :::3000")]
    [InlineData("nginx_upstream_not_found", 1, "nginx: [emerg] host not found in upstream \"api:8080\" in /etc/nginx/conf.d/default.conf:3")]
    public void The_last_words_name_the_cause(string cause, int exitCode, string line)
    {
        var dossier = Stop.Exited().Container("app", exitCode).Logged("app", "starting", line).Dossier();
        var top = _rules.Weigh(dossier)[0];

        top.Cause.ShouldBe(cause);
        top.Container.ShouldBe("app");
        top.Strength.ShouldNotBe(Strength.Weak);
        top.For.ShouldContain(c => c.EvidenceId == "logs/app#1");
        top.Against.ShouldBeEmpty();
        _rules.Supports(cause, dossier.Line("logs/app#1")!, "app").ShouldNotBeNull();
        _rules.Supports(cause, dossier.Line("logs/app#0")!, "app").ShouldBeNull();
    }

    [Fact]
    public void The_matching_exit_code_is_a_clue_of_its_own() =>
        _rules.Weigh(Stop.Exited().Container("app", 139).Logged("app", "Segmentation fault").Dossier())[0]
            .For.Select(c => c.EvidenceId).ShouldBe(["logs/app#0", "record.containers[app].exitCode"]);

    [Fact]
    public void What_names_the_cause_outweighs_the_exception_that_carries_it()
    {
        var all = _rules.Weigh(Stop.Exited().Container("app", 1).Logged(
            "app",
            "Traceback (most recent call last):",
            "  File \"/app/main.py\", line 3, in <module>",
            "ModuleNotFoundError: No module named 'requests'").Dossier());

        all.ShouldHaveSingleItem().Cause.ShouldBe("missing_module");
    }

    [Theory]
    [InlineData("panic: dial tcp 10.0.0.5:5432: connect: connection refused", "dependency_connection_refused")]
    [InlineData("panic: required env var PORT is not set", "missing_env_var")]
    [InlineData("panic: lookup db on 10.0.0.2:53: no such host", "dns_failure")]
    public void A_panic_that_names_its_cause_is_that_cause(string line, string cause)
    {
        var top = _rules.Weigh(Stop.Exited().Container("app", 2).Logged("app", line, "goroutine 1 [running]:").Dossier())[0];

        top.Cause.ShouldBe(cause);
    }

    [Fact]
    public void A_wrapper_after_the_line_that_names_the_cause_is_left_out()
    {
        var all = _rules.Weigh(Stop.Exited().Container("app", 3).Logged("app", "KeyError: 'DATABASE_URL'", "[ERROR] Worker failed to boot.").Dossier());

        all.ShouldHaveSingleItem().Cause.ShouldBe("missing_env_var");
    }

    [Fact]
    public void A_variable_that_was_never_set_is_what_the_failure_before_it_left()
    {
        var all = _rules.Weigh(Stop.Exited().Container("app", 1)
            .Logged("app", TimeSpan.FromSeconds(1), "could not load: connection to server at \"db\" (10.0.0.5), port 5432 failed: root certificate file \"./rds.pem\" does not exist")
            .Logged("app", "NameError: name 'rows' is not defined").Dossier());

        all[0].Cause.ShouldBe("missing_file_in_image");
    }

    [Fact]
    public void An_exception_after_a_refused_connection_is_not_covered_by_it()
    {
        var all = _rules.Weigh(Stop.Exited().Container("app", 1)
            .Logged("app", TimeSpan.FromSeconds(3), "Error: connect ECONNREFUSED 10.0.0.5:5432")
            .Logged("app", "TypeError: Cannot read properties of undefined (reading 'id')").Dossier());

        all.Select(h => h.Cause).ShouldBe(["app_exception", "dependency_connection_refused"]);
    }

    [Fact]
    public void A_retry_that_was_overcome_long_before_the_end_does_not_win()
    {
        var all = _rules.Weigh(Stop.Exited().Container("app", 1)
            .Logged("app", TimeSpan.FromMinutes(5), "Error: connect ECONNREFUSED 10.0.0.5:5432")
            .Logged("app", "connected", "TypeError: Cannot read properties of undefined (reading 'id')").Dossier());

        all[0].Cause.ShouldBe("app_exception");
        all.Single(h => h.Cause == "dependency_connection_refused").Strength.ShouldBe(Strength.Weak);
    }

    [Fact]
    public void An_error_after_which_much_was_printed_is_weak()
    {
        var after = Enumerable.Range(0, 300).Select(i => $"served request {i}");
        var all = _rules.Weigh(Stop.Exited().Container("app", 1).Logged("app", ["Error: connect ECONNREFUSED 10.0.0.5:5432", .. after]).Dossier());

        all.ShouldAllBe(h => h.Strength == Strength.Weak);
    }

    [Theory]
    [InlineData("wrong_env_var", "sqlalchemy.exc.ArgumentError: Could not parse SQLAlchemy URL from string ''")]
    [InlineData("missing_env_var", "/entrypoint.sh: line 3: DB_HOST: unbound variable")]
    [InlineData("entrypoint_script_bug", "/entrypoint.sh: line 3: retries: unbound variable")]
    [InlineData("entrypoint_script_bug", "entrypoint.sh: line 2: $'\\r': command not found")]
    [InlineData("app_config_invalid", "nginx: [emerg] unknown directive \"upstrem\" in /etc/nginx/nginx.conf:5")]
    [InlineData("nginx_no_upstream_servers", "nginx: [emerg] no servers are inside upstream in /etc/nginx/nginx.conf:9")]
    [InlineData("missing_module", "PHP Fatal error:  Uncaught Error: Class \"Redis\" not found in /app/x.php:3")]
    [InlineData("missing_file_in_image", "FileNotFoundError: [Errno 2] No such file or directory: '/app/models/model.pkl'")]
    [InlineData("app_exception", "{\"level\":\"error\",\"message\":\"ValueError: bad value\"}")]
    public void A_line_tells_its_cause_whatever_stands_before_it(string cause, string line) =>
        _rules.Weigh(Stop.Exited().Container("app", 1).Logged("app", "starting", line).Dossier())[0].Cause.ShouldBe(cause);

    [Theory]
    [InlineData("2026-01-01 14:02:10 WARN MAIL_HOST is not set")]
    [InlineData("{\"level\":\"info\",\"msg\":\"DATABASE_URL is not set\"}")]
    [InlineData("connect: connection refused, retrying in 5 s")]
    public void What_the_application_says_it_lives_with_is_weak(string line) =>
        _rules.Weigh(Stop.Exited().Container("app", 1).Logged("app", line).Dossier()).ShouldAllBe(h => h.Strength == Strength.Weak);

    [Fact]
    public void An_error_that_quotes_a_calm_level_is_an_error() =>
        _rules.Weigh(Stop.Exited().Container("app", 1).Logged("app", "ERROR LOG_FORMAT must be set for level INFO").Dossier())[0].Strength.ShouldBe(Strength.Strong);

    [Fact]
    public void An_exception_just_after_a_lacking_variable_carries_it()
    {
        var all = _rules.Weigh(Stop.Exited().Container("app", 1)
            .Logged("app", TimeSpan.FromSeconds(1), "KeyError: 'DATABASE_URL'")
            .Logged("app", "RuntimeError: the application did not load").Dossier());

        all.ShouldHaveSingleItem().Cause.ShouldBe("missing_env_var");
    }

    [Fact]
    public void Exceptions_that_Python_links_are_one_failure()
    {
        var all = _rules.Weigh(Stop.Exited().Container("app", 1)
            .Logged("app", TimeSpan.FromSeconds(3), "ConnectionRefusedError: [Errno 111] Connection refused", "During handling of the above exception, another exception occurred:")
            .Logged("app", "RuntimeError: broker is gone").Dossier());

        all[0].Cause.ShouldBe("dependency_connection_refused");
        all.ShouldNotContain(h => h.Cause == "app_exception");
    }

    [Theory]
    [InlineData("PermissionError: access to the ledger was denied")]
    [InlineData("com.example.StackException: Stack for i-1 does not exist")]
    [InlineData("Unhandled exception. System.TimeoutException: The operation has timed out.")]
    public void An_exception_about_the_world_outside_is_not_called_a_code_bug(string line)
    {
        var all = _rules.Weigh(Stop.Exited().Container("app", 1).Logged("app", line).Dossier());

        all[0].Bucket.ShouldBe(Bucket.Unknown);
        all.ShouldNotContain(h => h.Bucket == Bucket.CodeBug);
    }

    [Theory]
    [InlineData(139, "segfault")]
    [InlineData(127, "command_not_found")]
    [InlineData(1, "no_evidence")]
    public void An_exit_code_alone_is_weak(int exitCode, string cause)
    {
        var top = _rules.Weigh(Stop.Exited().Container("app", exitCode).Dossier()).ShouldHaveSingleItem();

        top.Cause.ShouldBe(cause);
        top.Strength.ShouldBe(Strength.Weak);
        top.WouldSettle.ShouldNotBeNull();
    }

    [Fact]
    public void The_137_of_a_dotnet_host_that_cannot_start_is_no_signal()
    {
        var top = _rules.Weigh(Stop.Exited().Container("app", 137).Logged("app", "Failed to create CoreCLR, HRESULT: 0x80004005").Dossier())[0];

        top.Cause.ShouldBe("app_start_failed_no_cause");
        top.Against.ShouldBeEmpty();
    }

    [Fact]
    public void Lines_of_a_container_that_was_stopped_with_the_rest_explain_nothing()
    {
        var dossier = Stop.Exited().Container("app", 137).Container("worker", 1)
            .Logged("app", "TypeError: x is not a function").Logged("worker", "KeyError: 'DATABASE_URL'").Dossier();

        _rules.Weigh(dossier).ShouldHaveSingleItem().Container.ShouldBe("worker");
        _rules.Contradictions("app_exception", "app", dossier).ShouldNotBeEmpty();
    }

    [Fact]
    public void A_line_in_the_stream_of_another_container_backs_nothing() =>
        _rules.Supports("app_panic", Stop.Line("proxy", "panic: x"), "app").ShouldBeNull();

    [Fact]
    public void A_stop_that_the_scheduler_asked_for_is_no_failure_of_the_application()
    {
        var dossier = Stop.Of(StopCodes.SchedulerInitiated, "Scaling activity initiated by (deployment ecs-svc/1)").OfService()
            .Container("app", 143).Logged("app", "ValueError: late").Dossier();

        _rules.Weigh(dossier)[0].Bucket.ShouldBe(Bucket.Benign);
        _rules.Contradictions("app_exception", "app", dossier).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(137)]
    [InlineData(143)]
    public void An_exit_code_that_no_exception_gives_speaks_against_one(int exitCode) =>
        _rules.Contradictions("app_exception", "app", Stop.Exited().Container("app", exitCode).Dossier())
            .ShouldContain(c => c.EvidenceId == "record.containers[app].exitCode");

    [Fact]
    public void A_task_that_never_started_had_no_exception()
    {
        var dossier = Stop.NeverStarted("CannotPullContainerError: x: not found").Container("app", null).Dossier();

        _rules.Contradictions("app_exception", null, dossier).ShouldContain(c => c.EvidenceId == "record.startedAt");
        _rules.RuledOut(dossier, _rules.Weigh(dossier)[0]).ShouldContain(r => r.Cause == "app_exception");
    }

    [Theory]
    [InlineData("CannotStartContainerError: Error response from daemon: failed to create task for container: OCI runtime create failed: runc create failed: unable to start container process: exec: \"serve\": executable file not found in $PATH: unknown", "command_not_found")]
    [InlineData("CannotStartContainerError: Error response from daemon: OCI runtime create failed: container_linux.go:380: starting container process caused: exec format error: unknown", "exec_format_error")]
    public void What_the_runtime_could_not_start_is_told_by_ECS(string reason, string cause)
    {
        var dossier = Stop.NeverStarted("Task failed to start").Container("app", null, reason).Event().Dossier();
        var top = _rules.Weigh(dossier)[0];

        top.Cause.ShouldBe(cause);
        top.Against.ShouldBeEmpty();
        _rules.Supports(cause, dossier.Line("events#0")!, "app").ShouldNotBeNull();
    }
}
