using System.Text;
using TriageBot.Triage.Redaction;

namespace TriageBot.Triage.Tests.Redaction;

public sealed class RedactorTests
{
    private readonly Redactor _redactor = new(Encoding.UTF8.GetBytes("a key for tests, not for use"));

    [Fact]
    public void A_placeholder_says_what_stood_there_and_keeps_the_public_prefix()
    {
        Safe("id=AKIAIOSFODNN7EXAMPLE!").ShouldMatch(@"\Aid=AKIA…\[redacted:aws-key:[0-9a-f]{6}\]!\z");
        Safe("DB_PASS=hunter2-EXAMPLE").ShouldMatch(@"\ADB_PASS=\[redacted:password:[0-9a-f]{6}\]\z");
        Safe("postgres://app:hunter2-EXAMPLE@db/orders").ShouldMatch(@"\Apostgres://app:\[redacted:password:[0-9a-f]{6}\]@db/orders\z");
    }

    [Fact]
    public void The_same_secret_gets_the_same_placeholder_and_another_one_another()
    {
        var first = Safe("password=hunter2-EXAMPLE");

        Safe("password=hunter2-EXAMPLE").ShouldBe(first);
        Safe("password=hunter3-EXAMPLE").ShouldNotBe(first);
    }

    [Fact]
    public void A_placeholder_cannot_be_computed_without_the_key()
    {
        var other = new Redactor(Encoding.UTF8.GetBytes("another key, also for tests"));

        other.Redact("password=hunter2-EXAMPLE").Text.ShouldNotBe(Safe("password=hunter2-EXAMPLE"));
        Redactor.WithRandomKey().Redact("password=hunter2-EXAMPLE").Text.ShouldNotBe(Redactor.WithRandomKey().Redact("password=hunter2-EXAMPLE").Text);
    }

    [Fact]
    public void A_short_key_is_refused() => Should.Throw<ArgumentOutOfRangeException>(() => new Redactor(new byte[15]));

    [Fact]
    public void How_many_were_replaced_is_counted()
    {
        _redactor.Redact("DB_PASS=EXAMPLE1 API_KEY=EXAMPLE2").Count.ShouldBe(2);
        _redactor.Redact("exec format error").ShouldBe(new Redacted("exec format error", 0));
    }

    [Fact]
    public void A_secret_known_by_its_name_is_found_where_it_stands_without_one() =>
        Safe("API_KEY=EXAMPLE0123 sent EXAMPLE0123").ShouldNotContain("EXAMPLE0123");

    [Fact]
    public void A_forged_placeholder_in_front_of_a_secret_does_not_hide_it() =>
        Safe("password=[redacted:password:000000]hunter2-EXAMPLE").ShouldNotContain("hunter2");

    [Fact]
    public void A_private_key_keeps_its_markers_and_loses_its_body()
    {
        var safe = Safe("x -----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG\n9w0BAQEFAASC\n-----END PRIVATE KEY----- y");

        safe.ShouldMatch(@"\Ax -----BEGIN PRIVATE KEY-----\n\[redacted:private-key:[0-9a-f]{6}\]\n-----END PRIVATE KEY----- y\z");
    }

    [Theory]
    [InlineData("password=\"")]
    [InlineData("token: ")]
    [InlineData("a://b:")]
    [InlineData("-----BEGIN PRIVATE KEY-----")]
    [InlineData("-----BEGIN ")]
    [InlineData("-----END PRIVATE KEY-----")]
    [InlineData("key")]
    [InlineData("eyJ")]
    [InlineData("[redacted:password:012345]")]
    [InlineData("\\\"secret\\\":\\\"")]
    [InlineData("Authorization: ")]
    [InlineData("name=value,")]
    [InlineData("Cookie: a=b;")]
    [InlineData("mysql -p")]
    public void A_long_line_built_to_be_slow_is_still_redacted_and_settles(string unit)
    {
        var once = _redactor.Redact(string.Concat(Enumerable.Repeat(unit, 60_000 / unit.Length)));

        _redactor.Redact(once.Text).Text.ShouldBe(_redactor.Redact(_redactor.Redact(once.Text).Text).Text);
    }

    private string Safe(string text) => _redactor.Redact(text).Text;
}
