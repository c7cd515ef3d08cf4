namespace TriageBot.Evaluation;

/// <summary>Two candidates side by side: of a model its own drafts count, whatever the gate made of them.</summary>
/// <param name="OnlyLeft">Cases that the left one got right and the right one did not.</param>
internal sealed record Comparison(Column Left, Column Right, IReadOnlyList<Difference> OnlyLeft, IReadOnlyList<Difference> OnlyRight)
{
    public static Comparison Of(Sitting rulebook, Sitting left, Sitting right)
    {
        var pairs = left.Outcomes.Zip(right.Outcomes).Select(p => (Left: Says(p.First), Right: Says(p.Second), p.First.Case.Id)).ToList();
        return new Comparison(
            Column.Of(rulebook, left),
            Column.Of(rulebook, right),
            [.. pairs.Where(p => p.Left.IsRight && !p.Right.IsRight).Select(p => new Difference(p.Id, p.Left, p.Right))],
            [.. pairs.Where(p => !p.Left.IsRight && p.Right.IsRight).Select(p => new Difference(p.Id, p.Left, p.Right))]);
    }

    private static Opinion Says(Outcome outcome) => outcome.Own ?? outcome.Opinion;
}

internal sealed record Difference(string Case, Opinion Left, Opinion Right);

/// <param name="Says">Of its own opinions with the labels of the decidable cases.</param>
/// <param name="Concluded">Answers with a conclusion, the rulebook's included.</param>
/// <param name="WrongConclusions">Answers with a conclusion of another bucket than the label.</param>
/// <param name="Model">Null for the rulebook.</param>
internal sealed record Column(string Decoder, Agreement Says, int Concluded, int WrongConclusions, ModelScore? Model)
{
    public static Column Of(Sitting rulebook, Sitting sitting)
    {
        var model = sitting.Outcomes.Any(o => o.Answer.Model is not null) ? ModelScore.Of(rulebook, sitting) : null;
        var says = model?.Own ?? Agreement.Of([.. sitting.Outcomes.Where(o => o.Label.Decidable).Select(o => o.Opinion)]);
        return new Column(sitting.Decoder, says, sitting.Outcomes.Count(o => o.Concluded), sitting.Outcomes.Count(o => o.IsWrongConclusion), model);
    }
}
