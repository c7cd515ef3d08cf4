namespace TriageBot.Triage.Verifying.Grounding;

/// <summary>A number with its unit.</summary>
/// <param name="Decimals">Digits behind the point as written.</param>
/// <param name="Digits">Digits that say something, as written.</param>
internal sealed record Figure(decimal Value, int Decimals, int Digits, Unit Unit)
{
    // Rounded further than this, a figure could be that of something else.
    private const int FewestDigits = 3;

    /// <summary>True for a sum of several units: that was converted, whatever its last unit is, and people leave out what is less than it.</summary>
    public bool Summed { get; init; }

    /// <summary>True where this is what the evidence says, in its unit or rightly converted: exactly, or rounded to at least three digits.</summary>
    public bool Is(Figure evidence)
    {
        if (Unit.Dimension == Dimension.None)
            return Value == evidence.Value;
        if (Unit.Dimension != evidence.Unit.Dimension)
            return false;
        return Unit == evidence.Unit && !Summed
            ? Value == evidence.Value
            : IsConverted(evidence, Unit.Factor, evidence.Unit.Factor) || IsConverted(evidence, Unit.Binary, evidence.Unit.Binary);
    }

    private bool IsConverted(Figure evidence, decimal own, decimal its)
    {
        try
        {
            var converted = evidence.Value * its / own;
            return converted == Value || (Summed && Math.Truncate(converted) == Value) || (Digits >= FewestDigits && Math.Round(converted, Decimals, MidpointRounding.AwayFromZero) == Value);
        }
        catch (OverflowException)
        {
            // No quantity that a person would convert.
            return false;
        }
    }
}
