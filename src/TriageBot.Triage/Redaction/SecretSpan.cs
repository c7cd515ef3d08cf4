namespace TriageBot.Triage.Redaction;

/// <summary>Where a secret stands in a text.</summary>
/// <param name="Kind">What it is, as its placeholder says it: lower-case letters and hyphens.</param>
/// <param name="Shown">How many of its first characters stay: the public prefix that tells the kind of a token, such as <c>AKIA</c>.</param>
internal readonly record struct SecretSpan(int Start, int End, string Kind, int Shown = 0)
{
    public bool Covers(SecretSpan other) => Start <= other.Start && End >= other.End;
}
