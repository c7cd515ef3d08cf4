namespace TriageBot.Verbs;

/// <summary>What a person gave that cannot be used: one message, no stack trace.</summary>
internal sealed class InputException(string message) : Exception(message);
