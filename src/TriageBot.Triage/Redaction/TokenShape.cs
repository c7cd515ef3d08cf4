using System.Buffers;

namespace TriageBot.Triage.Redaction;

/// <summary>A token that its issuer made recognisable.</summary>
/// <param name="Prefix">What it begins with; it stays readable.</param>
/// <param name="Kind">As its placeholder says it.</param>
/// <param name="AtLeast">How many characters follow the prefix at least.</param>
/// <param name="Alphabet">Which characters follow.</param>
internal sealed record TokenShape(string Prefix, string Kind, int AtLeast, SearchValues<char> Alphabet);
