namespace TriageBot.Aws.Retrying;

/// <summary>What an error asks for before it is reported.</summary>
internal enum ErrorClass
{
    /// <summary>Asking again would change nothing.</summary>
    Final,

    /// <summary>Too many requests: wait, then ask again.</summary>
    Throttling,

    /// <summary>The service or the way to it failed: wait, then ask again.</summary>
    Transient,

    /// <summary>The signature was refused, perhaps because our clock is wrong: correct it once.</summary>
    Clock,

    /// <summary>The credentials were refused, perhaps because they have just expired: fetch them once.</summary>
    Credentials,
}
