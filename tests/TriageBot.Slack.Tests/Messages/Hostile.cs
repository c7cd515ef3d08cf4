using FsCheck;
using FsCheck.Fluent;
using TriageBot.Triage.Reporting.Outlines;

namespace TriageBot.Slack.Tests.Messages;

/// <summary>Outlines as an attacker, a broken program or sheer size would make them.</summary>
internal static class Hostile
{
    private static readonly string[] s_texts =
    [
        "", " ", "\n", "<!channel>", "<!here|here>", "<@U1>", "<#C1>", "<https://x|y>", "<https://evil.example/?a=1&b=2>", "&lt;!channel&gt;", "&amp;", "&&&&", "```", "`code`", "*bold* _it_ ~no~",
        ":tada:", "@here", "\u0000\u0007\u001b[31mred\u001b[0m", "\ud83d", "\ude00", "😀😀", "👩‍👩‍👧", "\u202eevil\u2066", "שלום עולם", "مرحبا", "a\r\nb\rc", "\u2028", "https://evil.example/" + new string('p', 4000),
        new('&', 10_000), new('<', 5_000), new('x', 10_000), string.Concat(Enumerable.Repeat("😀", 5_000)), string.Concat(Enumerable.Repeat("word ", 2_000)), string.Concat(Enumerable.Repeat("line\n", 500)), "checkout-api", "exit 137",
    ];

    public static Gen<string> Texts { get; } = Gen.OneOf(
        Gen.Elements(s_texts),
        Gen.Elements(s_texts).Two().Select(t => t.Item1 + t.Item2),
        ArbMap.Default.GeneratorFor<string>().Select(s => s ?? ""));

    private static Gen<Span> Spans { get; } = Gen.OneOf(
        Texts.Select(Span (t) => new Words(t)),
        Texts.Select(Span (t) => new Quoted(t)),
        Texts.Select(Span (t) => new Copyable(t)),
        Texts.Two().Select(Span (t) => new Link(t.Item1, t.Item2)),
        Texts.Select(Span (t) => new Link(t, "https://console.aws.amazon.com/" + Uri.EscapeDataString(t.Length > 4000 || t.Any(char.IsSurrogate) ? "x" : t))),
        Gen.Choose(-1000, 4000).SelectMany(days => Texts, Span (days, t) => new Moment(DateTimeOffset.UnixEpoch.AddDays(days * 10.0), t)));

    private static Gen<OutlineLine> Lines { get; } = Texts.SelectMany(_ => Gen.Choose(0, 12).SelectMany(n => Spans.ArrayOf(n)), (label, spans) => new OutlineLine(label, spans));

    public static Arbitrary<Outline> Outlines { get; } = Gen.Elements(0, 1, 3, 12, 60, 500)
        .SelectMany(n => Lines.ArrayOf(n), (_, lines) => lines)
        .SelectMany(_ => Texts, (lines, headline) => (lines, headline))
        .SelectMany(_ => Gen.Elements(Mark.Proven, Mark.Calm, Mark.Open), (o, mark) => new Outline(mark, o.headline, o.lines))
        .ToArbitrary();

    /// <summary>The same every time.</summary>
    public static Config Config(int tests) => FsCheck.Config.QuickThrowOnFailure.WithMaxTest(tests).WithReplay(20_260_101UL, 77UL);
}
