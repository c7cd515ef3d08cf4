namespace TriageBot.Replay.Cases;

/// <summary>A case that cannot be read. The message is one sentence for a person: which file, where in it, what is wrong, what to do.</summary>
public sealed class CaseException(string message, Exception? inner = null) : Exception(message, inner);
