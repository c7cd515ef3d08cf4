using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Tests.Rulebook;

/// <summary>What an application got over is not why it ended; of what is, the failure's own words are quoted.</summary>
public sealed class OvercomeTests(BuiltInRules builtIn) : IClassFixture<BuiltInRules>
{
    private const string Refused = "Error: connect ECONNREFUSED 10.0.0.5:6379";

    private readonly Rules _rules = builtIn.Rules;

    [Theory]
    [InlineData("Server listening on port 3000")]
    [InlineData("INFO:     Application startup complete.")]
    [InlineData("Started OrdersApplication in 7.3 seconds (process running for 8.1)")]
    [InlineData("      Now listening on: http://[::]:8080")]
    public void A_failure_before_the_server_served_is_hardly_the_cause(string serves) =>
        Top(Refused, serves).Strength.ShouldBe(Strength.Weak);

    [Theory]
    [InlineData("Server is not listening on port 3000")]
    [InlineData("failed: server listening on port 3000")]
    [InlineData("\tIs the server running on that host and accepting TCP/IP connections?")]
    [InlineData("Please make sure your database server is running at `db`:`5432`.")]
    public void A_denial_is_no_word_of_serving(string denial) =>
        Top(Refused, denial).Strength.ShouldBe(Strength.Strong);

    [Fact]
    public void A_failure_that_comes_back_counts() =>
        Top(Refused, "Server listening on port 3000", Refused).Strength.ShouldBe(Strength.Strong);

    [Fact]
    public void Nobody_ends_because_telemetry_is_not_taken() =>
        Top("ERROR io.opentelemetry.exporter.internal.http.HttpExporter - Failed to export spans. Failed to connect to collector/10.0.0.9:4318").Strength.ShouldBe(Strength.Weak);

    [Theory]
    [InlineData("[10:00:01 WRN] Npgsql: Connection refused 10.0.0.5:5432")]
    [InlineData("{\"level\":40,\"msg\":\"connect ECONNREFUSED 10.0.0.5:6379\"}")]
    [InlineData("t=2026-01-01T10:00:00 lvl=warn msg=\"dial tcp 10.0.0.5:5432: connect: connection refused\"")]
    public void A_warning_in_any_logger_s_form_is_weak(string warning) =>
        Top(warning).Strength.ShouldBe(Strength.Weak);

    [Fact]
    public void The_panic_is_quoted_rather_than_the_signal_below_it() =>
        Quoted("panic: runtime error: invalid memory address or nil pointer dereference", "[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x4a1b2c]").ShouldBe("logs/app#0");

    [Fact]
    public void A_named_failure_is_quoted_where_it_is_first_told() =>
        Quoted("Error: failed to open store: dial tcp 10.0.0.5:5432: connect: connection refused", "run finished with error: failed to open store: dial tcp 10.0.0.5:5432: connect: connection refused").ShouldBe("logs/app#0");

    [Theory]
    [InlineData(132)]
    [InlineData(135)]
    [InlineData(136)]
    public void A_fault_of_machine_code_is_told_weakly_by_the_exit_code(int code)
    {
        var top = _rules.Weigh(Stop.Exited().Container("app", code).Logged("app", "loading").Dossier())[0];

        top.Cause.ShouldBe("segfault");
        top.Strength.ShouldBe(Strength.Weak);
    }

    private Hypothesis Top(params string[] lines) => _rules.Weigh(Stop.Exited().Container("app", 1).Logged("app", lines).Dossier())[0];

    private string Quoted(params string[] lines) => Top(lines).For[0].EvidenceId;
}
