namespace TriageBot.Models.Metering;

/// <summary>What is remembered of models cannot be read or written. The message says what failed, on what, and what to do.</summary>
public sealed class ModelBookException(string message, Exception? inner = null) : Exception(message, inner);
