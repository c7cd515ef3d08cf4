namespace TriageBot.Triage.Redaction;

/// <summary>A name whose value is, or may be, a secret.</summary>
/// <param name="Kind">As the placeholder says it.</param>
/// <param name="Certain">False for names such as <c>key</c>, where only a random-looking value is taken for a secret.</param>
/// <param name="Countable">True for <c>token(s)</c>, which are also counted: a short number is then no secret.</param>
internal sealed record SecretName(string Kind, bool Certain = true, bool Countable = false);
