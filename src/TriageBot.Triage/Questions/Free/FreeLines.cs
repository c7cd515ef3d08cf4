using System.Globalization;
using TriageBot.Triage.Reporting;
using TriageBot.Triage.Reporting.Outlines;
using TriageBot.Triage.Verifying;

namespace TriageBot.Triage.Questions.Free;

/// <summary>Writes what passed: each sentence with what it rests on, the lines under them, and what the model cost.</summary>
internal sealed class FreeLines(Shown shown)
{
    private const int MostLines = 8;

    /// <param name="passed">At least one: the first leads the answer, so that a notification tells it.</param>
    public Said Said(IReadOnlyList<Passed> passed, IReadOnlyList<Refusal> leftOut, OpenIncident incident)
    {
        var lines = passed.SelectMany(p => p.Lines).DistinctBy(v => v.Line.Id).ToList();
        return new Said(
            $"{incident.Title}: {shown.Text(passed[0].Text)}",
            [
                OutlineLine.Of("Rests on", new Words(Ids(passed[0]))),
                .. passed.Skip(1).Select(p => OutlineLine.Of("", new Words(shown.Text(p.Text)), new Words($"  [{Ids(p)}]"))),
                .. lines.OrderBy(v => v.Line.Timestamp).Take(MostLines).Select(v => Cited.Line(v, shown, incident.Death)),
                .. lines.Count > MostLines ? [OutlineLine.Of("", new Words($"… and {Cited.Count(lines.Count - MostLines, "more line")}"))] : Array.Empty<OutlineLine>(),
                .. LeftOut(leftOut),
            ],
            [.. passed.SelectMany(p => p.Lines.Select(l => l.Line.Id).Concat(p.Facts.Select(f => f.Id))).Distinct()])
        {
            SaysAll = true,
        };
    }

    /// <summary>The same reply with what became of the model.</summary>
    public static Reply Foot(Reply reply, FreeReading reading) => reply with { Outline = reply.Outline with { Lines = [.. reply.Outline.Lines, .. Foot(reading)] } };

    private static string Ids(Passed passed) => string.Join(", ", passed.Lines.Select(l => l.Line.Id).Concat(passed.Facts.Select(f => f.Id)).Select(Shown.Name));

    private static IEnumerable<OutlineLine> LeftOut(IReadOnlyList<Refusal> refusals)
    {
        if (refusals.Count > 0)
            yield return OutlineLine.Of("Left out", new Words($"{Cited.Count(refusals.Count, "sentence")}: not supported by what {(refusals.Count == 1 ? "it cites" : "they cite")}"));
    }

    /// <summary>Why the answer is not the model's, and what it took all the same.</summary>
    private static IEnumerable<OutlineLine> Foot(FreeReading reading)
    {
        if (reading.Because is { } because)
            yield return OutlineLine.Of("Model", new Words($"answered without it: {because}"));
        if (reading.Use is { InputTokens: > 0 } or { OutputTokens: > 0 } or { Remembered: > 0 })
            yield return OutlineLine.Of("Used", new Words(string.Join(" · ", Used(reading))));
    }

    private static IEnumerable<string> Used(FreeReading reading)
    {
        var use = reading.Use;
        yield return Shown.Name(reading.Model);
        if (reading.Prompt is { } prompt)
            yield return Shown.Name(prompt);
        if (use.Calls > 0)
            yield return $"{(use.IsEstimated ? "about " : "")}{Amounts.Tokens(use.InputTokens)} tokens in{(use.CachedTokens > 0 ? $" ({Amounts.Tokens(use.CachedTokens)} cached)" : "")}, {Amounts.Tokens(use.OutputTokens)} out";
        if (use.Cost is { } cost)
            yield return Amounts.Money(cost, use.Currency);
        if (use.Remembered > 0)
            yield return use.Calls == 0 ? "remembered" : string.Create(CultureInfo.InvariantCulture, $"{use.Remembered} remembered");
    }
}
