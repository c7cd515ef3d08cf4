namespace TriageBot.Verbs;

/// <summary>The exit statuses that scripts rely on.</summary>
internal static class ExitStatus
{
    public const int Answered = 0;

    public const int Failed = 1;

    /// <summary>Wrong arguments, configuration or case file, or a target that cannot be read.</summary>
    public const int WrongInput = 2;

    /// <summary>The target does not exist.</summary>
    public const int NotFound = 3;

    /// <summary>Nothing at all could be read: credentials missing or expired, or every read denied.</summary>
    public const int NothingReadable = 4;
}

/// <summary>What a person gave that cannot be used: one message, no stack trace.</summary>
internal sealed class InputException(string message) : Exception(message);
