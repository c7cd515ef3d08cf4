using TriageBot.Triage.Verifying.Grounding;

namespace TriageBot.Triage.Tests.Verifying.Grounding;

public sealed class GroundsTests
{
    [Theory]
    [InlineData("It was killed at 512 MiB.", "limit 536870912 bytes")]
    [InlineData("It was killed at 0.5 GiB.", "limit 512 MiB")]
    [InlineData("The task has 1 GiB.", "1024 MiB")]
    [InlineData("The task has 1,024 MiB.", "1024 MiB")]
    [InlineData("536,870,912 bytes were asked for.", "536870912 bytes")]
    [InlineData("The limit is 512 MiB.", """{"memory":"512"}""")]
    [InlineData("The limit is 512MiB.", "512 MiB")]
    [InlineData("The heap held 498M of 500M.", "heap 498M of 500M")]
    [InlineData("It ran for 1.5 min.", "ran 90 s")]
    [InlineData("It ran for 1 min 30 s.", "ran 90 s")]
    [InlineData("It ran for 1m30s.", "ran 90 s")]
    [InlineData("It ran for 1 minute and 30 seconds.", "ran 90 s")]
    [InlineData("It ran for 90 s.", "took 1m30s")]
    [InlineData("It ran for 90 seconds.", "took 1 min 30 s")]
    [InlineData("It ran for 6 min 12 s.", "372.4 s")]
    [InlineData("It gave up after a 30-second timeout.", "timed out after 30000 ms")]
    [InlineData("It gave up after 30 s.", "timed out after 30000ms")]
    [InlineData("It was at 99.8 %.", "usage 99.8%")]
    [InlineData("It was at 99.8 percent.", "usage 99.8 %")]
    [InlineData("It was at 95 per cent.", "usage 95%")]
    [InlineData("It ended with exit code 137 (SIGKILL).", "exit 137")]
    [InlineData("137 is 128 + 9.", "exitCode: 137")]
    [InlineData("It was ended by signal 9.", "exit 137")]
    [InlineData("It was ended by signal 15.", "SIGTERM received")]
    [InlineData("It stopped at 14:02:11 UTC.", "2026-01-01T14:02:11.123Z")]
    [InlineData("It stopped at 14:02.", "2026-01-01T14:02:11.123Z")]
    [InlineData("It stopped at 2026-01-01 14:02:11.", "2026-01-01T14:02:11Z")]
    [InlineData("It stopped at 14:02:11.", "[01/Jan/2026:14:02:11 +0000] GET")]
    [InlineData("It could not reach 10.0.3.17:5432.", "dial tcp 10.0.3.17:5432: connection refused")]
    [InlineData("It could not reach port 5432 of 10.0.3.17.", "dial tcp 10.0.3.17:5432: connection refused")]
    [InlineData("It could not reach ledger-db.internal.", "host ledger-db.internal:5432 refused")]
    [InlineData("It got ECONNREFUSED.", "Error: connect ECONNREFUSED 127.0.0.1:6379")]
    [InlineData("A NullPointerException ended it.", "java.lang.NullPointerException: Cannot invoke")]
    [InlineData("A java.lang.NullPointerException ended it.", "Exception in thread \"main\" java.lang.NullPointerException")]
    [InlineData("The variable PAYMENTS_API_URL is not set.", "environment variable PAYMENTS_API_URL is not set")]
    [InlineData("The file /etc/nginx/conf.d/default.conf is wrong.", "in /etc/nginx/conf.d/default.conf:3")]
    [InlineData("Line 3 of default.conf is wrong.", "in /etc/nginx/conf.d/default.conf:3")]
    [InlineData("The image shop/storefront:1.4.2 was not found.", "111122223333.dkr.ecr.eu-central-1.amazonaws.com/shop/storefront:1.4.2: not found")]
    [InlineData("It says \"host not found in upstream\".", "[emerg] host not found in upstream \"app:3000\"")]
    [InlineData("It says \"no such … directory\".", "open x: no such file or directory")]
    [InlineData("It says 'Cannot find module \"x\"'.", """{"msg":"Cannot find module \"x\""}""")]
    [InlineData("PostgreSQL refused the login.", "postgres: FATAL password authentication failed")]
    [InlineData("It tried 3 times, three in all.", "after 3 attempts")]
    [InlineData("It failed twice.", "failed 2 times")]
    [InlineData("The task 3f2a81d09b5e was stopped.", "task/prod/3f2a81d09b5e4c6fa7130d2e88b954c1")]
    [InlineData("Its password [redacted:password:aaaaaa] was refused.", "pw [redacted:password:123456] refused")]
    public void What_stands_in_the_evidence_or_is_rightly_converted_is_grounded(string words, string evidence) => Missing(words, evidence).ShouldBeEmpty();

    [Theory]
    [InlineData("One of the essential containers exited, so ECS stopped the task at once.")]
    [InlineData("The first request failed once the pool was full; no one answered.")]
    [InlineData("The container's own out-of-memory handling isn't to blame, and its health-check passed.")]
    [InlineData("A null-pointer dereference in the start-up code ended the process, e.g. a missing set-up step.")]
    [InlineData("The application read and/or wrote its settings; Amazon ECS on Fargate then stopped the task.")]
    [InlineData("Out of memory: the kernel killed the process.")]
    public void Plain_prose_needs_no_evidence(string words) => Missing(words, "nothing of the kind").ShouldBeEmpty();

    [Theory]
    [InlineData("It was killed at 513 MiB.", "limit 512 MiB", PieceKind.Size, "513 MiB")]
    [InlineData("It was killed at 512 GiB.", "limit 512 MiB", PieceKind.Size, "512 GiB")]
    [InlineData("It was killed at 0.6 GiB.", "limit 512 MiB", PieceKind.Size, "0.6 GiB")]
    [InlineData("It was killed at 1 GiB.", "limit 1100 MiB", PieceKind.Size, "1 GiB")]
    [InlineData("It ran for 91 s.", "ran 90 s", PieceKind.Duration, "91 s")]
    [InlineData("It ran for 90 min.", "ran 90 s", PieceKind.Duration, "90 min")]
    [InlineData("It ran for 1 min 31 s.", "ran 90 s", PieceKind.Duration, "1 min 31 s")]
    [InlineData("It ran for 1m31s.", "ran 90 s", PieceKind.Duration, "1m31s")]
    [InlineData("It was at 99.9 %.", "usage 99.8%", PieceKind.Percentage, "99.9 %")]
    [InlineData("It ended with exit code 139.", "exit 137", PieceKind.Number, "139")]
    [InlineData("It ended by SIGSEGV.", "exit 137", PieceKind.ErrorCode, "SIGSEGV")]
    [InlineData("It failed three times.", "failed 2 times", PieceKind.Number, "three")]
    [InlineData("It failed twice.", "failed", PieceKind.Number, "twice")]
    [InlineData("Three containers failed.", "failed", PieceKind.Number, "Three")]
    [InlineData("It failed ５ times.", "failed 4 times", PieceKind.Number, "5")]
    [InlineData("It failed ٥ times.", "failed 4 times", PieceKind.Number, "5")]
    [InlineData("It failed 17 times.", "node v20.17.0 at 10.17.3.4 and id 9f17-17ab", PieceKind.Number, "17")]
    [InlineData("It failed 26 times.", "2026-01-26T06:45:26Z failed", PieceKind.Number, "26")]
    [InlineData("It stopped at 14:03.", "2026-01-01T14:02:11.123Z", PieceKind.Time, "14:03")]
    [InlineData("It stopped at 14:02:12.", "2026-01-01T14:02:11.123Z", PieceKind.Time, "14:02:12")]
    [InlineData("It stopped on 2026-01-02.", "2026-01-01T14:02:11.123Z", PieceKind.Time, "2026-01-02")]
    [InlineData("It could not reach 10.0.3.18.", "dial tcp 10.0.3.17:5432", PieceKind.Address, "10.0.3.18")]
    [InlineData("It could not reach 10.0.3.1.", "dial tcp 10.0.3.17:5432", PieceKind.Address, "10.0.3.1")]
    [InlineData("It could not reach port 5433.", "dial tcp 10.0.3.17:5432", PieceKind.Number, "5433")]
    [InlineData("It could not reach db.internal.", "host ledger-db.internal:5432", PieceKind.Host, "db.internal")]
    [InlineData("It could not reach ledger-db.intern.", "host ledger-db.internal:5432", PieceKind.Host, "ledger-db.intern")]
    [InlineData("It got ETIMEDOUT.", "connect ECONNREFUSED", PieceKind.ErrorCode, "ETIMEDOUT")]
    [InlineData("A KeyError ended it.", "ValueError: x", PieceKind.Exception, "KeyError")]
    [InlineData("The variable PAYMENTS_URL is not set.", "PAYMENTS_API_URL is not set", PieceKind.Variable, "PAYMENTS_URL")]
    [InlineData("The file /etc/nginx/nginx.conf is wrong.", "in /etc/nginx/conf.d/default.conf:3", PieceKind.Path, "/etc/nginx/nginx.conf")]
    [InlineData("The image storefront:1.4.3 was not found.", "storefront:1.4.2: not found", PieceKind.Image, "storefront:1.4.3")]
    [InlineData("The image 1.4 was not found.", "storefront:1.4.2: not found", PieceKind.Number, "1.4")]
    [InlineData("It may not read arn:aws:iam::111122223333:role/app.", "arn:aws:iam::111122223333:role/job", PieceKind.Arn, "arn:aws:iam::111122223333:role/app")]
    [InlineData("It says \"disk full\".", "no space left", PieceKind.Quotation, "disk full")]
    [InlineData("It says \"code 13\".", "code 137", PieceKind.Quotation, "code 13")]
    [InlineData("It says \"disk … full\".", "full disk", PieceKind.Quotation, "disk ... full")]
    [InlineData("Then Redis refused the connection.", "postgres refused the connection", PieceKind.Name, "Redis")]
    [InlineData("The redis server refused the connection.", "connection refused", PieceKind.Name, "redis")]
    [InlineData("The call to Initech failed.", "call failed", PieceKind.Name, "Initech")]
    [InlineData("The service order-importer failed.", "order-exporter failed", PieceKind.Identifier, "order-importer")]
    [InlineData("The table user_acounts is missing.", "relation user_accounts does not exist", PieceKind.Identifier, "user_acounts")]
    [InlineData("The task 3f2a81d09b5f was stopped.", "task/prod/3f2a81d09b5e4c6fa7130d2e88b954c1", PieceKind.Identifier, "3f2a81d09b5f")]
    [InlineData("内存不足。", "out of memory", PieceKind.Foreign, "内存不足。")]
    [InlineData("It met an еrror.", "error", PieceKind.Foreign, "еrror")]
    public void What_does_not_is_found(string words, string evidence, PieceKind kind, string piece) => Missing(words, evidence).ShouldBe([new Unfounded(kind, piece)]);

    [Fact]
    public void A_neighbours_name_is_a_name_although_it_is_a_plain_word()
    {
        var grounds = Grounds.Of(["exit 1"], ["worker"]);

        grounds.Missing("The container worker was killed.").ShouldBe([new Unfounded(PieceKind.Name, "worker")]);
        grounds.Missing("The worker was killed.").ShouldBeEmpty();
    }

    [Fact]
    public void Evidence_of_any_length_and_kind_is_read_in_time()
    {
        var hostile = string.Concat(Enumerable.Repeat("1.2-3:4 14:02 999,999,999 a.1 ", 20_000)) + "\ud800";

        Grounds.Of([hostile, hostile]).Missing("It failed 7 times at 15:02, see 1.2.3.").Count.ShouldBe(3);
    }

    private static IReadOnlyList<Unfounded> Missing(string words, string evidence) => Grounds.Of([evidence]).Missing(words);
}
