using System.Globalization;
using TriageBot.Triage.Decoding;
using TriageBot.Triage.Redaction;
using TriageBot.Triage.Reporting;
using TriageBot.Triage.Reporting.Outlines;
using TriageBot.Triage.Verifying;

namespace TriageBot.Triage.Questions.Free;

/// <summary>Writes what passed: each sentence with what it rests on, the lines under them, and what the model cost.</summary>
internal sealed class FreeLines(Shown shown)
{
    private const int LongestAsked = 100;
    private const int MostLines = 8;

    public Said Said(string asked, IReadOnlyList<Passed> passed, IReadOnlyList<Refusal> leftOut, OpenIncident incident)
    {
        var lines = passed.SelectMany(p => p.Lines).DistinctBy(v => v.Line.Id).ToList();
        return new Said(
            $"{incident.Title}: \"{Bounded.Middle(shown.Text(asked), LongestAsked)}\"",
            [
                .. passed.Select(Sentence),
                .. lines.OrderBy(v => v.Line.Timestamp).Take(MostLines).Select(v => Cited.Line(v, shown, incident.Death)),
                .. lines.Count > MostLines ? [OutlineLine.Of("", new Words($"… and {Cited.Count(lines.Count - MostLines, "more line")}"))] : Array.Empty<OutlineLine>(),
                .. LeftOut(leftOut),
            ],
            [.. passed.SelectMany(p => p.Lines.Select(l => l.Line.Id).Concat(p.Facts.Select(f => f.Id))).Distinct()])
        {
            SaysAll = true,
        };
    }

    /// <summary>The same reply with a line that says what became of the model.</summary>
    public Reply Foot(Reply reply, FreeReading reading) => reply with { Outline = reply.Outline with { Lines = [.. reply.Outline.Lines, Foot(reading)] } };

    private OutlineLine Sentence(Passed passed)
    {
        var ids = passed.Lines.Select(l => l.Line.Id).Concat(passed.Facts.Select(f => f.Id));
        return OutlineLine.Of("", new Words(shown.Text(passed.Text)), new Words($"  [{string.Join(", ", ids.Select(Shown.Name))}]"));
    }

    private static IEnumerable<OutlineLine> LeftOut(IReadOnlyList<Refusal> refusals)
    {
        if (refusals.Count > 0)
            yield return OutlineLine.Of("Left out", new Words($"{Cited.Count(refusals.Count, "sentence")}: not supported by what {(refusals.Count == 1 ? "it cites" : "they cite")}"));
    }

    private OutlineLine Foot(FreeReading reading)
    {
        List<string> parts = [Shown.Name(reading.Name["model:".Length..])];
        if (reading.Because is { } because)
            parts.Add($"no answer of it: {shown.Text(because)}");
        if (reading.Prompt is { } prompt)
            parts.Add($"prompt {Shown.Name(prompt)}");
        if (Tokens(reading.Use) is { } tokens)
            parts.Add(tokens);
        return OutlineLine.Of("Model", new Words(string.Join(" · ", parts)));
    }

    private static string? Tokens(ModelUse use) => (use.InputTokens + use.OutputTokens, use.Remembered) switch
    {
        (0, 0) => null,
        (0, _) => "remembered, no cost",
        (var tokens, _) => string.Create(CultureInfo.InvariantCulture, $"{tokens:N0} tokens{(use.Cost is { } cost ? $", cost {cost.ToString("0.####", CultureInfo.InvariantCulture)}" : "")}"),
    };
}
