using System.Net;
using System.Security.Cryptography;
using System.Text;
using TriageBot.Alerts.Tests.Fakes;

namespace TriageBot.Alerts.Tests.Signatures;

public sealed class SecretWebhooksTests
{
    private const string Old = "an-old-secret-of-thirty-two-chars";
    private const string New = "a-new-secret-of-thirty-two-chars!";

    private static readonly AlertWebhooks s_settings = new()
    {
        PagerDutySecrets = [Old, New],
        OpsgenieSecrets = [Old, New],
        GrafanaSecrets = [Old, New],
        AlertmanagerSecrets = [Old, New],
        GenericSecrets = [Old, New],
    };

    private static readonly string s_now = $"{FixedTime.Start.ToUnixTimeSeconds()}";
    private static readonly string s_late = $"{FixedTime.Start.ToUnixTimeSeconds() - 301}";

    public static TheoryData<string, string, string[]> Genuine => new()
    {
        { "pagerduty", "pagerduty-triggered", ["X-PagerDuty-Signature: v1=<new>"] },
        { "pagerduty", "pagerduty-triggered", ["X-PagerDuty-Signature: v1=<old>"] },
        { "pagerduty", "pagerduty-triggered", [$"X-PagerDuty-Signature: v1={new string('0', 64)}, v1=<new>"] },
        { "opsgenie", "opsgenie-create", [$"Authorization: Bearer {New}"] },
        { "opsgenie", "opsgenie-create", [$"X-Alert-Secret: {Old}"] },
        { "grafana", "grafana", ["X-Grafana-Alerting-Signature: <new>"] },
        { "grafana", "grafana", [$"X-Grafana-Alerting-Timestamp: {s_now}", "X-Grafana-Alerting-Signature: <new:timestamped>"] },
        { "grafana", "grafana", [$"Authorization: bearer {New}"] },
        { "alertmanager", "alertmanager", [$"Authorization: Basic {Base64($"anybody:{New}")}"] },
        { "generic", "generic", ["X-Hub-Signature-256: sha256=<old>"] },
        { "generic", "datadog-triggered", [$"X-Alert-Timestamp: {s_now}", "X-Alert-Signature: v1=<new:v1>"] },
        { "generic", "cloudwatch-metric", [$"X-Alert-Secret: {New}"] },
    };

    [Theory]
    [MemberData(nameof(Genuine))]
    public async Task Who_knows_the_secret_is_heard(string source, string sample, string[] headers)
    {
        await using var server = await AlertServer.Start(s_settings);
        var body = Sample.Text(sample);

        (await server.Post(source, body, Signed(headers, body))).Status.ShouldBe(HttpStatusCode.OK);
        server.Intake.Taken.ShouldNotBeEmpty();
    }

    public static TheoryData<string, string[]> Forged => new()
    {
        { "pagerduty", [] },
        { "pagerduty", ["X-PagerDuty-Signature: v1=<forged>"] },
        { "pagerduty", ["X-PagerDuty-Signature: v0=<new>"] },
        { "pagerduty", ["X-PagerDuty-Signature: <new>"] },
        { "pagerduty", ["X-PagerDuty-Signature: v1="] },
        { "pagerduty", [$"X-PagerDuty-Signature: v1={new string('z', 64)}"] },
        { "pagerduty", [$"Authorization: Bearer {New}"] },
        { "opsgenie", [] },
        { "opsgenie", ["Authorization: Bearer "] },
        { "opsgenie", ["Authorization: Bearer wrong"] },
        { "opsgenie", [$"Authorization: Digest {New}"] },
        { "opsgenie", [$"X-Alert-Secret: {New} "[..^2]] },
        { "opsgenie", ["X-Hub-Signature-256: sha256=<new>"] },
        { "grafana", ["X-Grafana-Alerting-Signature: sha256=<new>"] },
        { "grafana", ["X-Grafana-Alerting-Signature: <forged>"] },
        { "grafana", [$"X-Grafana-Alerting-Timestamp: {s_now}", "X-Grafana-Alerting-Signature: <new>"] },
        { "grafana", [$"X-Grafana-Alerting-Timestamp: {s_late}", "X-Grafana-Alerting-Signature: <new:timestamped-late>"] },
        { "alertmanager", [] },
        { "alertmanager", ["Authorization: Basic !!!"] },
        { "alertmanager", [$"Authorization: Basic {Base64(New)}"] },
        { "alertmanager", [$"Authorization: Basic {Base64($"{New}:anybody")}"] },
        { "generic", ["X-Hub-Signature-256: <new>"] },
        { "generic", ["X-Hub-Signature-256: sha256=<forged>"] },
        { "generic", ["X-Alert-Signature: v1=<new:v1>"] },
        { "generic", [$"X-Alert-Timestamp: {s_now}", "X-Alert-Signature: v1=<new>"] },
        { "generic", [$"X-Alert-Timestamp: {s_late}", "X-Alert-Signature: v1=<new:v1-late>"] },
        { "generic", ["X-Alert-Timestamp: 99999999999999999999", "X-Alert-Signature: v1=<new>"] },
    };

    [Theory]
    [MemberData(nameof(Forged))]
    public async Task Who_does_not_is_refused_and_told_nothing(string source, string[] headers)
    {
        await using var server = await AlertServer.Start(s_settings);
        var body = Sample.Text("generic");

        var answer = await server.Post(source, body, Signed(headers, body));

        (answer.Status, answer.Text).ShouldBe((HttpStatusCode.Unauthorized, "unauthorized"));
        server.Intake.Taken.ShouldBeEmpty();
        server.Intake.Kept.ShouldBeEmpty();
        server.Log.All.ShouldContain($"/alerts/{source} was refused");
        server.Log.All.ShouldNotContain(New);
    }

    [Fact]
    public async Task A_signature_of_another_body_does_not_hold()
    {
        await using var server = await AlertServer.Start(s_settings);

        (await server.Post("generic", Sample.Text("generic") + " ", Signed(["X-Hub-Signature-256: sha256=<new>"], Sample.Text("generic")))).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_signature_that_comes_twice_has_no_meaning()
    {
        await using var server = await AlertServer.Start(s_settings);
        var body = Sample.Text("generic");

        (await server.Post("generic", body, Signed(["X-Hub-Signature-256: sha256=<new>", "X-Hub-Signature-256: sha256=<forged>"], body))).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public void The_published_test_vector_of_hmac_sha256_holds()
    {
        // RFC 4231, test case 2.
        var secrets = new TriageBot.Alerts.Signatures.Secrets(["Jefe"]);

        secrets.Signed("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843", "", "what do ya want for nothing?"u8).ShouldBeTrue();
        secrets.Signed("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843", "what do ya ", "want for nothing?"u8).ShouldBeTrue();
        secrets.Signed("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3844", "", "what do ya want for nothing?"u8).ShouldBeFalse();
    }

    private static IEnumerable<(string Name, string Value)> Signed(IEnumerable<string> headers, string body) => headers.Select(h => (h.Split(": ", 2)[0], h.Split(": ", 2)[1]
        .Replace("<old>", Hmac(Old, body), StringComparison.Ordinal)
        .Replace("<new>", Hmac(New, body), StringComparison.Ordinal)
        .Replace("<forged>", Hmac("somebody-else", body), StringComparison.Ordinal)
        .Replace("<new:timestamped>", Hmac(New, $"{s_now}:{body}"), StringComparison.Ordinal)
        .Replace("<new:timestamped-late>", Hmac(New, $"{s_late}:{body}"), StringComparison.Ordinal)
        .Replace("<new:v1>", Hmac(New, $"v1:{s_now}:{body}"), StringComparison.Ordinal)
        .Replace("<new:v1-late>", Hmac(New, $"v1:{s_late}:{body}"), StringComparison.Ordinal)));

    private static string Hmac(string secret, string text) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text)));

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
