using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using TriageBot.Triage.Questions.Free;
using TriageBot.Triage.Reporting;
using TriageBot.Triage.Reporting.Outlines;

namespace TriageBot.Triage.Questions;

/// <summary>A reply as data (<c>ask --format json</c>).</summary>
public static class ReplyJson
{
    /// <param name="asked">As it was typed.</param>
    public static string Write(string asked, Question question, Reply reply, Reporter reporter) => JsonSerializer.Serialize(
        new AskedReply
        {
            Question = asked,
            Command = question is UnclearQuestion ? null : question.Command,
            Answer = reply.Outline.Headline,
            Lines = [.. reply.Outline.Lines.Select(Line)],
            Evidence = [.. reply.Audit.Select(a => new AskedLook(a.Source, a.Query, a.Window, a.Result.ToString().ToLowerInvariant(), a.Size, a.EvidenceIds))],
            Next = reply.Continuation,
            Model = reply.Model is { } model ? Model(model) : null,
            Report = reply.Investigated is { } answer ? reporter.Report(answer) : null,
        },
        AskedJson.Readable.AskedReply);

    private static AskedModel Model(FreeReading model) => new(
        model.Model, model.Prompt, model.Answers, model.Because, [.. model.LeftOut.Select(r => new AskedLeftOut(SnakeCase.Of(r.Kind), r.LineId, r.Because))],
        model.Use.Calls, model.Use.InputTokens, model.Use.OutputTokens, model.Use.Cost, model.Use.Cost is null ? null : model.Use.Currency);

    private static AskedLine Line(OutlineLine line) => new(
        line.Label,
        string.Concat(line.Spans.Select(Text)).Trim(),
        [.. line.Spans.OfType<Quoted>().Select(q => q.Text)],
        [.. line.Spans.OfType<Link>().Select(l => l.Url)]);

    private static string Text(Span span) => span switch
    {
        Words words => words.Text,
        Moment moment => moment.Text,
        Quoted quoted => quoted.Text,
        Copyable copyable => copyable.Text,
        Link { Label: Link.Arrow } => "",
        Link link => link.Label,
        var other => throw new InvalidOperationException($"no form for {other.GetType().Name}"),
    };
}

/// <summary>What is printed.</summary>
internal sealed record AskedReply
{
    public int Schema { get; init; } = 1;

    public required string Question { get; init; }

    /// <summary>The command that it was taken for; null where it was none.</summary>
    public string? Command { get; init; }

    public required string Answer { get; init; }

    public required IReadOnlyList<AskedLine> Lines { get; init; }

    public required IReadOnlyList<AskedLook> Evidence { get; init; }

    /// <summary>What to ask for the next page; null where all is said.</summary>
    public string? Next { get; init; }

    /// <summary>What a model made of the question; null where none was asked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AskedModel? Model { get; init; }

    /// <summary>The new report, where all was looked into again.</summary>
    public Report? Report { get; init; }
}

/// <param name="Quoted">Somebody else's words in it, redacted.</param>
internal sealed record AskedLine(string Label, string Text, IReadOnlyList<string> Quoted, IReadOnlyList<string> Links);

/// <param name="Answers">True where the answer is the model's.</param>
/// <param name="Because">Why it is not; null where it is.</param>
/// <param name="Cost">Null where no prices are configured.</param>
internal sealed record AskedModel(
    string Name, string? Prompt, bool Answers, string? Because, IReadOnlyList<AskedLeftOut> LeftOut, int Calls, long InputTokens, long OutputTokens, decimal? Cost, string? Currency);

/// <summary>A sentence that is not shown, and why; its words are not told.</summary>
internal sealed record AskedLeftOut(string Kind, string? Line, string Because);

internal sealed record AskedLook(string Source, string Query, string? Window, string Result, int Size, IReadOnlyList<string> Ids);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, Converters = [typeof(UtcTimes)])]
[JsonSerializable(typeof(AskedReply))]
internal sealed partial class AskedJson : JsonSerializerContext
{
    public static AskedJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Converters = { new UtcTimes() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
