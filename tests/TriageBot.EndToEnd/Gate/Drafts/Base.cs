using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TriageBot.EndToEnd.Stacks;
using TriageBot.Triage;
using TriageBot.Triage.Decoding;
using TriageBot.Triage.Gathering;
using TriageBot.Triage.Verifying;

namespace TriageBot.EndToEnd.Gate.Drafts;

/// <summary>A stop of which the rulebook proved what it was: what right drafts are made of, and wrong ones by changing them.</summary>
internal sealed partial class Base : IDisposable
{
    private const int LongestExcerpt = 80;

    private readonly Stack _stack;
    private readonly Conclusion _conclusion;

    private Base(string name, CaseText text, Stack stack, Answer answer)
    {
        (Name, Text, _stack, Dossier, _conclusion) = (name, text, stack, answer.Dossier, answer.Conclusion!);
        Line = _conclusion.Lines[0].Line;
        Excerpt = Excerpts(Said()).Where(e => e.Length >= 4).OrderByDescending(e => e.Length).FirstOrDefault() ?? "";
    }

    public string Name { get; }

    public CaseText Text { get; }

    public Dossier Dossier { get; }

    /// <summary>What proves it.</summary>
    public LogLine Line { get; }

    /// <summary>Words of it, without marks that would end a quotation.</summary>
    public string Excerpt { get; }

    public string? Container => _conclusion.Container;

    /// <summary>Null where the rulebook concludes nothing, or not what the label says.</summary>
    public static async Task<Base?> Of(string name, JsonObject recorded, CancellationToken cancellationToken)
    {
        var stack = new Stack(recorded);
        var answer = await stack.Why(cancellationToken);
        var text = new CaseText(recorded);
        if (answer.Conclusion is { } conclusion && conclusion.Cause == text.Cause && new Base(name, text, stack, answer) is { Excerpt.Length: > 0 } made)
            return made;
        stack.Dispose();
        return null;
    }

    public Draft Draft(string summary, params IEnumerable<string> facts) =>
        new("model:scripted", _conclusion.Cause, _conclusion.Bucket, Container, summary, [Line.Id, .. facts]) { Confidence = Confidence.Medium };

    public Task<Ruling> Rule(Draft draft, CancellationToken cancellationToken) => _stack.Gate.Rule(draft, Dossier, cancellationToken);

    public IReadOnlyCollection<string> Actions => _stack.Rules.ActionIds;

    public IReadOnlyList<(string Cause, Triage.Rulebook.Bucket Bucket)> Causes => [.. _stack.Rules.Causes.Select(c => (c.Id, c.Bucket))];

    public (string Stream, long At, string Message)? Cited(string id) =>
        Dossier.Line(id) is { } line ? (line.Stream.Stream, line.Timestamp.ToUnixTimeMilliseconds(), line.Message) : null;

    public bool Supports(Draft draft) => Text.Supports(draft, Cited);

    public void Dispose() => _stack.Dispose();

    // Of an event what ECS says in it, read here from its JSON.
    private string Said()
    {
        if (Line.Source == EvidenceSource.Application)
            return Line.Message;
        var detail = JsonNode.Parse(Line.Message)!["detail"]!;
        var reasons = detail["containers"]?.AsArray().Select(c => (string?)c!["reason"]).Append((string?)detail["stoppedReason"]).Append((string?)detail["reason"]) ?? [(string?)detail["reason"]];
        return string.Join('|', reasons.OfType<string>());
    }

    private static IEnumerable<string> Excerpts(string said) =>
        Cuts().Split(said).Where(s => !s.Contains("//", StringComparison.Ordinal)).Select(s => s.Trim()).Select(s => s.Length <= LongestExcerpt ? s : s[..Math.Max(0, s.LastIndexOf(' ', LongestExcerpt))]);

    public string Clock => Line.Timestamp.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    [GeneratedRegex("[\"'`“”‘’<>|…\\p{Cc}]|\\.\\.\\.|\\[redacted|\\w+://\\S*")]
    private static partial Regex Cuts();
}
