using TriageBot.Triage.Rulebook;

namespace TriageBot.Triage.Tests.Rulebook;

/// <summary>What applications say of databases, brokers and services, where one line has two readings or one failure several lines.</summary>
public sealed class OutsideTests(BuiltInRules builtIn) : IClassFixture<BuiltInRules>
{
    private readonly Rules _rules = builtIn.Rules;

    [Theory]
    [InlineData("endpoint_unreachable", "Error: connect ETIMEDOUT 10.0.3.7:5432")]
    [InlineData("dns_failure", "redis.exceptions.ConnectionError: Error -2 connecting to backend:6379. Name does not resolve.")]
    [InlineData("tls_failure", "tls: first record does not look like a TLS handshake")]
    [InlineData("db_tls_required", "error: no pg_hba.conf entry for host \"10.0.1.7\", user \"app\", database \"app\", no encryption")]
    [InlineData("wrong_env_var", "panic: Error 1045 (28000): Access denied for user 'app'@'10.0.1.7' (using password: YES)")]
    [InlineData("missing_env_var", "Error: SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string")]
    [InlineData("db_migration_missing", "psycopg2.errors.UndefinedTable: relation \"users\" does not exist")]
    [InlineData("db_migration_locked", "liquibase.exception.LockException: Could not acquire change log lock.  Currently locked by ip-10-0-1-7")]
    [InlineData("task_role_denied", "botocore.exceptions.ClientError: An error occurred (AccessDenied) when calling the GetObject operation: Access Denied")]
    [InlineData("role_assume_failed", "botocore.exceptions.ClientError: An error occurred (AccessDenied) when calling the AssumeRole operation: no")]
    public void The_last_words_name_what_is_wrong_outside(string cause, string line)
    {
        var top = _rules.Weigh(Stop.Exited().Container("app", 1).Logged("app", "starting", line).Dossier())[0];

        top.Cause.ShouldBe(cause);
        top.Bucket.ShouldBe(Bucket.Config);
        top.Strength.ShouldBe(Strength.Strong);
    }

    [Fact]
    public void A_lone_container_that_looks_for_its_database_at_localhost_was_given_no_address()
    {
        var top = _rules.Weigh(Stop.Exited().Container("app", 1).Logged("app", "Error: connect ECONNREFUSED 127.0.0.1:5432").Dossier())[0];

        top.Cause.ShouldBe("wrong_env_var");
        top.WouldSettle.ShouldNotBeNull().ShouldContain("variable");
    }

    [Fact]
    public void Beside_another_container_localhost_is_a_neighbour_that_does_not_listen()
    {
        var top = _rules.Weigh(Stop.Exited().Container("app", 1).Container("proxy", 143).Logged("app", "Error: connect ECONNREFUSED 127.0.0.1:5432").Dossier())[0];

        top.Cause.ShouldBe("dependency_connection_refused");
        top.WouldSettle.ShouldNotBeNull().ShouldContain("dependsOn");
    }

    [Fact]
    public void An_untrusted_certificate_in_the_trace_of_a_database_client_is_the_database_s() =>
        Causes("Error: self-signed certificate in certificate chain", "    at /app/node_modules/pg-pool/index.js:45:11").ShouldBe(["db_tls_untrusted"]);

    [Fact]
    public void An_untrusted_certificate_of_a_web_address_is_not_the_database_s() =>
        Causes("database connected", "panic: Get \"https://api.example.com\": tls: failed to verify certificate: x509: certificate signed by unknown authority").ShouldNotContain("db_tls_untrusted");

    [Fact]
    public void What_the_client_says_vaguely_gives_way_to_what_is_below_it() =>
        Causes("com.mysql.cj.jdbc.exceptions.CommunicationsException: Communications link failure", "Caused by: java.net.UnknownHostException: db: Name does not resolve").ShouldBe(["dns_failure"]);

    [Fact]
    public void A_pool_that_gave_no_connection_tells_nothing_more()
    {
        var top = _rules.Weigh(Stop.Exited().Container("app", 1).Logged("app", "java.sql.SQLTransientConnectionException: HikariPool-1 - Connection is not available, request timed out after 30000ms.").Dossier())[0];

        top.Cause.ShouldBe("db_connection_pool_timeout");
        top.Bucket.ShouldBe(Bucket.Unknown);
    }

    [Theory]
    [InlineData("java.nio.file.AccessDeniedException: /app/data")]
    [InlineData("WARN dial tcp 10.0.0.5:6379: connect: connection refused, retrying in 5s")]
    [InlineData("http: TLS handshake error from 10.0.0.9:5123: remote error: tls: unknown certificate authority")]
    [InlineData("ModuleNotFoundError: No module named 'requests'")]
    public void A_near_neighbour_says_nothing_strong_of_what_is_outside(string line)
    {
        string[] outside = ["task_role_denied", "dependency_connection_refused", "tls_failure", "dns_failure", "endpoint_unreachable"];
        _rules.Weigh(Stop.Exited().Container("app", 1).Logged("app", line).Dossier()).ShouldNotContain(h => h.Strength > Strength.Weak && outside.Contains(h.Cause));
    }

    private IEnumerable<string> Causes(params string[] lines) =>
        _rules.Weigh(Stop.Exited().Container("app", 1).Logged("app", lines).Dossier()).Where(h => h.Strength > Strength.Weak).Select(h => h.Cause);
}
