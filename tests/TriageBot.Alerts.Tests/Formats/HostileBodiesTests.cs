using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using TriageBot.Alerts.Formats;
using TriageBot.Alerts.Tests.Fakes;
using TriageBot.Triage.Alerts;
using TriageBot.Triage.Redaction;

namespace TriageBot.Alerts.Tests.Formats;

/// <summary>Whatever is in a body, a format reads it or does not know it, and what it reads has its shape and its bounds.</summary>
public sealed class HostileBodiesTests
{
    private static readonly string[] s_values =
    [
        "", " ", "\u0000\u001b[31m", "\u202egnp.exe\u2028\u200b", "<!channel>", "$(reboot)", "arn:aws:ecs:", "https://console.aws.amazon.com/ecs/v2/clusters/%00/services/%ff", "ServiceName: `id`",
        "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999+14:00", "-1", "99999999999999999999", new string('a', 5000), "🔥🔥", "{\"AlarmName\":\"x\"}",
    ];

    [Fact]
    public void Four_thousand_bent_samples_crash_nothing()
    {
        var random = new System.Random(20260101);
        var samples = Sample.Names.Select(Sample.Text).ToArray();
        var read = 0;
        for (var i = 0; i < 4_000; i++)
        {
            var bent = Bent(samples[random.Next(samples.Length)], random);
            if (AlertJson.Read(Encoding.UTF8.GetBytes(bent)) is not { } json)
                continue;
            foreach (var alert in Known.All.SelectMany(f => f.Read(json, "d") ?? []))
            {
                ShouldBeBounded(alert, bent);
                read++;
            }
        }

        read.ShouldBeGreaterThan(400);
    }

    [Fact]
    public void Any_text_anywhere_stays_within_bounds() => Prop.ForAll<string[]>(texts =>
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            id = texts.ElementAtOrDefault(0),
            title = texts.ElementAtOrDefault(1),
            status = texts.ElementAtOrDefault(2),
            url = texts.ElementAtOrDefault(3),
            cluster = texts.ElementAtOrDefault(4),
            service = texts.ElementAtOrDefault(5),
            task = texts.ElementAtOrDefault(6),
            texts,
        });
        if (AlertJson.Read(body) is { } json)
        {
            foreach (var alert in new GenericFormat(AlertSources.Generic).Read(json, "d") ?? [])
                ShouldBeBounded(alert, Encoding.UTF8.GetString(body));
        }
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("""{"title":"\ud800"}""")]
    [InlineData("""{"\ud800":"x"}""")]
    [InlineData("{\"title\":")]
    [InlineData("")]
    [InlineData("\u0000")]
    public void Text_that_is_none_is_no_json(string body) => AlertJson.Read(Encoding.UTF8.GetBytes(body)).ShouldBeNull();

    [Fact]
    public void Deep_nesting_is_no_json() => AlertJson.Read(Encoding.UTF8.GetBytes(new string('[', 10_000) + new string(']', 10_000))).ShouldBeNull();

    private static string Bent(string text, System.Random random)
    {
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var quotes = text.Select((c, at) => (c, at)).Where(x => x.c == '"').Select(x => x.at).ToList();
            var at = random.Next(quotes.Count - 1);
            text = random.Next(4) switch
            {
                0 => text[..random.Next(text.Length)],
                1 => text.Remove(random.Next(text.Length - 1), 1),
                _ => $"{text[..quotes[at]]}{JsonSerializer.Serialize(s_values[random.Next(s_values.Length)])}{text[(quotes[at + 1] + 1)..]}",
            };
            if (text.Count(c => c == '"') < 4)
                break;
        }

        return text;
    }

    private static void ShouldBeBounded(Alert alert, string body)
    {
        alert.Title.Length.ShouldBeInRange(1, 300, body);
        alert.Title.ShouldBe(Printable.Of(alert.Title), body);
        alert.Title.ShouldNotContain('\n', body);
        alert.Id.Length.ShouldBeInRange(1, 256, body);
        (alert.Group?.Length ?? 0).ShouldBeLessThanOrEqualTo(1024, body);
        if (alert.Url is { } url)
            url.ShouldStartWith("https://", Case.Sensitive, body);
        foreach (var name in new[] { alert.Subject.Cluster, alert.Subject.Service, alert.Subject.Family }.OfType<string>())
            name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_').ShouldBeTrue(body);
    }
}
