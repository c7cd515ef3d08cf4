namespace TriageBot.Verbs;

/// <summary>The exit statuses that scripts rely on.</summary>
internal static class ExitStatus
{
    public const int Answered = 0;

    /// <summary>Anything else that went wrong, a citation that does not stand, or a run that was ended before it had read anything.</summary>
    public const int Failed = 1;

    /// <summary>Wrong arguments, configuration or case file, or a target that cannot be read.</summary>
    public const int WrongInput = 2;

    /// <summary>The target does not exist.</summary>
    public const int NotFound = 3;

    /// <summary>Nothing at all could be read: credentials missing or expired, every read denied, or AWS out of reach.</summary>
    public const int NothingReadable = 4;
}
