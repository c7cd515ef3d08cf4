using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using TriageBot.Triage.Ecs;
using TriageBot.Triage.Redaction;
using TriageBot.Triage.Reporting;
using TriageBot.Triage.Reporting.Outlines;
using TriageBot.Triage.Tests.Rulebook;

namespace TriageBot.Triage.Tests.Reporting;

/// <summary>Text of logs and names can be anything, and can make no report lie, link, mention or leak.</summary>
public sealed partial class HostileTextTests
{
    private const string Secret = "AKIAIOSFODNN7EXAMPLE";
    private const string Console = "https://eu-central-1.console.aws.amazon.com/";

    private static readonly Shown s_shown = new(Redactor.WithRandomKey());
    private static readonly MarkdownPipeline s_generous = new MarkdownPipelineBuilder().UseAdvancedExtensions().UseEmojiAndSmiley().Build();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Kinds => [.. s_texts.Keys];

    // Not handed over as test data: half a surrogate pair would not survive it.
    private static readonly Dictionary<string, string> s_texts = new()
    {
        ["a mention"] = "<!channel> <@U024BE7LH> <!subteam^S1> @everyone @here",
        ["addresses"] = "https://evil.example/x www.evil.example mailto:a@evil.example a@evil.example ftp://evil.example",
        ["a link"] = "[click here](https://evil.example) <https://evil.example> [ref]: https://evil.example",
        ["an image"] = "![chart](https://evil.example/x.png)",
        ["HTML"] = "<img src=x onerror=alert(1)> <script>alert(1)</script> <!-- --> &lt;b&gt;",
        ["back-ticks"] = "` `` ``` ````` code `[x](https://evil.example)` ```",
        ["a back-tick at either end"] = "`[x](https://evil.example)`",
        ["ANSI"] = "\u001b[2J\u001b[31mred\u001b[0m \u001b]8;;https://evil.example\u001b\\click\u001b]8;;\u001b\\ \u009b31m",
        ["bidirectional controls"] = "abc\u202Egnp.exe\u202C \u2066x\u2069 \u200b\u200d\ufeff",
        ["a forged line"] = "x\nCause     container_oom · OOM · high · 2 signals\n\n### 🔴 all is well\n- **Cause** nothing",
        ["a forged line by other breaks"] = "x\rCause     container_oom\u2028Cause     y\u0085Cause     z\vCause     a\fCause     b",
        ["a table"] = "| a | b |\n|---|---|\n| 1 | 2 |\n---\n===\n> quote\n    code",
        ["lone surrogates"] = "a\ud83d b\ude00 c\ud800\ud800",
        ["a long line"] = new string('x', 100_000),
        ["a long line of back-ticks"] = new string('`', 100_000),
        ["nothing visible"] = " \t\n ",
        ["a secret"] = $"aws_access_key_id={Secret} password=hunter2-hunter2",
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task In_the_terminal_it_moves_no_cursor_and_forges_no_line(string kind)
    {
        foreach (var answer in await Answered(s_texts[kind]))
        {
            var shown = TextReport.Write(new Outliner(s_shown).Write(answer), TextStyle.Plain);

            shown.ShouldNotContain(c => char.IsControl(c) && c != '\n' && c != '\t', kind);
            shown.EnumerateRunes().Count(r => r == Rune.ReplacementChar).ShouldBe(shown.Count(c => c == '\ufffd'), "no half of a surrogate pair");
            Bidirectional().IsMatch(shown).ShouldBeFalse(kind);
            shown.Split('\n').Count(l => l.StartsWith("Cause", StringComparison.Ordinal)).ShouldBeLessThanOrEqualTo(1, shown);
            shown.Split('\n').Count(l => l.StartsWith("🔴", StringComparison.Ordinal) || l.StartsWith('⚪')).ShouldBe(1, shown);
            shown.Length.ShouldBeLessThan(12_000);
            if (IsShownAsText(answer))
                shown.ShouldNotContain(Secret);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task In_Markdown_it_links_mentions_and_draws_nothing(string kind)
    {
        foreach (var answer in await Answered(s_texts[kind]))
        {
            var written = MarkdownReport.Write(new Outliner(s_shown).Write(answer));
            var document = Markdown.Parse(written, s_generous);

            document.Descendants<LinkInline>().ShouldAllBe(l => !l.IsImage && l.Url!.StartsWith(Console, StringComparison.Ordinal), $"{kind}: {written}");
            document.Descendants<AutolinkInline>().ShouldBeEmpty(written);
            document.Descendants<HtmlInline>().ShouldBeEmpty(written);
            document.Descendants<HtmlBlock>().ShouldBeEmpty(written);
            document.Descendants<HeadingBlock>().ShouldHaveSingleItem();
            document.Select(block => block.GetType()).ShouldBe([typeof(HeadingBlock), typeof(ListBlock)], $"{kind}: {written}");
            Mention().IsMatch(Prose(document, written)).ShouldBeFalse($"{kind}: {written}");
            if (IsShownAsText(answer))
                written.ShouldNotContain(Secret);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task In_JSON_it_stays_data(string kind)
    {
        var text = s_texts[kind];
        foreach (var answer in await Answered(text))
        {
            var json = JsonSerializer.SerializeToUtf8Bytes(new Reporter(s_shown).Report(answer), ReportJson.Readable.Report);

            using var document = JsonDocument.Parse(json);
            document.RootElement.GetProperty("schema").GetInt32().ShouldBe(1, kind);
            var written = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(json);
            written.ShouldNotContain(c => char.IsControl(c) && c != '\n' && c != '\r');
            if (IsShownAsText(answer))
                written.ShouldNotContain(Secret);
            foreach (var citation in document.RootElement.GetProperty("citations").EnumerateArray())
            {
                var message = citation.GetProperty("message").GetString()!;
                message.Length.ShouldBeLessThanOrEqualTo(8192);
                citation.GetProperty("truncated").GetBoolean().ShouldBe(text.Length > 8192);
                citation.GetProperty("redacted").GetBoolean().ShouldBe(text.Contains(Secret, StringComparison.Ordinal));
            }
        }
    }

    /// <summary>The text in a line that is cited, in what ECS says, and in every name.</summary>
    private static async Task<IReadOnlyList<Answer>> Answered(string text)
    {
        var cited = Stop.Exited().OfService().Container("app", 1).Logged("app", $"TypeError: {text}");
        var said = Stop.NeverStarted($"CannotPullContainerError: {text}").OfService().Container("app", null);
        var reason = Stop.Exited().Container("app", 137, $"OutOfMemoryError: {text}");
        var named = Stop.Exited().OfService(text).Container(text, 1).With(t => t with
        {
            ClusterArn = $"arn:aws:ecs:eu-central-1:111122223333:cluster/{text}",
            TaskDefinitionArn = $"arn:aws:ecs:eu-central-1:111122223333:task-definition/{text}:1",
            StopCode = text,
        }).ServiceNow(Service(text), $"{text}:41");
        var running = named.With(t => t with { LastStatus = text, StoppedAt = null });
        var answers = new List<Answer>();
        foreach (var stop in (Stop[])[cited, said, reason, named, running])
            answers.Add(await Answers.Decided(stop.Dossier(), Cancel));
        answers[0].Conclusion.ShouldNotBeNull("else no line is shown");
        return answers;
    }

    // Names are shown as they are, so that they can be found again.
    private static bool IsShownAsText(Answer answer) => answer.Dossier.Task!.Cluster == "prod";

    private static EcsService Service(string text) => new()
    {
        ServiceArn = $"arn:aws:ecs:eu-central-1:111122223333:service/prod/{text}",
        Name = text,
        Deployments = [new(text, "PRIMARY", $"arn:aws:ecs:eu-central-1:111122223333:task-definition/{text}:{text}", 1, 1, 0, 1, null, null, "FAILED", text)],
        Events = [new(text, Stop.End, text)],
    };

    /// <summary>What a chat client would read as prose: all but code spans, with escapes as they are written.</summary>
    private static string Prose(MarkdownDocument document, string written)
    {
        var prose = new StringBuilder(written);
        foreach (var code in document.Descendants<CodeInline>())
            prose.Replace(written[code.Span.Start..(code.Span.End + 1)], "");
        return prose.ToString();
    }

    [GeneratedRegex("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")]
    private static partial Regex Bidirectional();

    [GeneratedRegex(@"(?<!\\)<[!@#]|(?<!\\)@(everyone|here)")]
    private static partial Regex Mention();
}
