namespace TriageBot.Triage.Rulebook.Judgement;

/// <summary>
/// What an application says of something outside of it is often said twice, by the client vaguely and below it exactly, and one line may have
/// two readings: which of them counts is told from what stands around the line and beside the container.
/// </summary>
internal static class Outside
{
    private static readonly TimeSpan s_sameFailure = TimeSpan.FromSeconds(5);

    // From these one knows that something was not reached, never why.
    private static readonly string[] s_vague = ["server_not_reached", "server_not_reached_here", "no_answer"];

    private static readonly string[] s_ownAddress = ["connection_refused_here", "server_not_reached_here"];

    private static readonly string[] s_exact =
    [
        "dependency_connection_refused", "endpoint_unreachable", "dns_failure", "service_discovery_misconfigured", "tls_failure", "db_tls_untrusted", "db_tls_required",
        "db_migration_missing", "db_migration_locked", "wrong_env_var", "missing_env_var", "task_role_missing", "task_role_denied",
    ];

    private static readonly string[] s_carriers = ["app_start_failed_no_cause", "app_exception_outside", "db_connection_pool_timeout"];

    private static readonly string[] s_databaseClients =
    [
        "database", "postgres", "psycopg", "asyncpg", "pgx", "node_modules/pg", "/pg/", "npgsql", "mysql", "mariadb", "mongo", "docdb", "sequelize", "typeorm", "prisma", "knex",
        "sqlalchemy", "activerecord", "active_record", "hikari", "jdbc", "sqlclient", "sql server", "sqlx", "ecto", ".rds.amazonaws",
    ];

    public static IReadOnlyList<Reading> Settled(IReadOnlyList<Reading> read, Findings findings)
    {
        var settled = read.Select(r => OfOwnAddress(r, findings)).Where(r => IsOfItsKind(r, findings)).ToList();
        return [.. settled.Where(r => !IsSaidBetter(r, settled))];
    }

    // What refuses within the task is a neighbour that does not listen yet; without neighbours it is an address that nobody set.
    private static Reading OfOwnAddress(Reading reading, Findings findings)
    {
        if (!IsOnly(reading, s_ownAddress))
            return reading;

        var hasNeighbours = findings.Dossier.OwnContainers().Count() > 1 || findings.Dossier.Definition is { Containers.Count: > 1 };
        return reading.Cause == "wrong_env_var" == hasNeighbours ? reading with { Strength = Strength.Weak } : reading with
        {
            Settle = hasNeighbours
                ? "Which container of the task listens at that port, and whether this one waits for it (dependsOn); else which variable should have named another host."
                : "Which variable names that host: left unset, most clients look for it at localhost, where nothing but this task listens.",
        };
    }

    // Whose certificate it was stands around the line; an address of the web is none of a database.
    private static bool IsOfItsKind(Reading reading, Findings findings)
    {
        if (reading.Cause is not ("tls_failure" or "db_tls_untrusted") || !IsOnly(reading, ["certificate_untrusted"]))
            return true;

        var ofDatabase = reading.Line?.Contains("https", StringComparison.OrdinalIgnoreCase) != true
            && Around(reading, findings).Any(l => s_databaseClients.Any(c => l.Contains(c, StringComparison.OrdinalIgnoreCase)));
        return ofDatabase == (reading.Cause == "db_tls_untrusted");
    }

    private static bool IsSaidBetter(Reading reading, List<Reading> read)
    {
        var isVague = IsOnly(reading, s_vague);
        return read.Any(other => other.Container == reading.Container && other.Cause != reading.Cause && other.Strength > Strength.Weak && s_exact.Contains(other.Cause) && (
            isVague ? !IsOnly(other, s_vague)
            : s_carriers.Contains(reading.Cause) && other.Latest >= reading.Latest - s_sameFailure));
    }

    private static bool IsOnly(Reading reading, string[] signatures) => reading.For.All(c => c.Signature is { } id && signatures.Contains(id));

    private static IEnumerable<string> Around(Reading reading, Findings findings) =>
        reading.Container is { } name && reading.Latest is { } at && findings.Dossier.Tail(name) is { } tail
            ? tail.Lines.Where(l => (l.Timestamp - at).Duration() <= s_sameFailure).Select(l => l.Said)
            : [];
}
